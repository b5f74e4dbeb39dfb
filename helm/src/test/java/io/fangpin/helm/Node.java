package io.fangpin.helm;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A place in a YAML document; walking to what is absent is allowed, its value is null. */
record Node(@Nullable Object value) {

    Node at(Object... path) {
        @Nullable Object here = value;
        for (Object step : path) {
            here = switch (here) {
                case Map<?, ?> map -> map.get(step);
                case List<?> list when step instanceof Integer index && index < list.size() -> list.get(index);
                case null, default -> null;
            };
        }
        return new Node(here);
    }

    boolean exists() {
        return value != null;
    }

    String text() {
        return String.valueOf(value);
    }

    List<Node> items() {
        return value instanceof List<?> list ? list.stream().map(Node::new).toList() : List.of();
    }

    Set<String> keys() {
        return value instanceof Map<?, ?> map
                ? map.keySet().stream().map(String::valueOf).collect(Collectors.toSet())
                : Set.of();
    }
}
