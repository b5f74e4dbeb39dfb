package io.fangpin.risk.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML mapping whose fields know their lines; a missing or unknown field is a fault. */
final class YamlMap {
    private final Map<String, Node> fields = new LinkedHashMap<>();
    private final Map<String, Integer> keyLines = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final Faults faults;
    private final int line;

    YamlMap(Node node, Faults faults) {
        this.faults = faults;
        this.line = line(node);
        if (!(node instanceof MappingNode mapping)) {
            faults.add(line, "此处应为键值映射", "a mapping is expected here");
            return;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                if (fields.put(key.getValue(), tuple.getValueNode()) != null) {
                    faults.add(line(key), "字段重复：" + key.getValue(), "duplicate field: " + key.getValue());
                }
                keyLines.put(key.getValue(), line(key));
            }
        }
    }

    /** Text and the line it begins on. */
    record Text(String value, int line) {}

    int line() {
        return line;
    }

    Text text(String key) {
        return optional(key).orElseGet(() -> {
            if (!fields.containsKey(key)) {
                faults.add(line, "缺少字段：" + key, "missing field: " + key);
            }
            return new Text("", line);
        });
    }

    Optional<Text> optional(String key) {
        asked.add(key);
        Node node = fields.get(key);
        if (node == null) {
            return Optional.empty();
        }
        Optional<Text> text = scalar(node);
        if (text.isEmpty()) {
            faults.add(line(node), "应为文本：" + key, "text is expected: " + key);
        }
        return text;
    }

    boolean flag(String key, boolean otherwise) {
        return optional(key)
                .map(text -> switch (text.value()) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> {
                        faults.add(text.line(), "应为 true 或 false：" + key, "true or false is expected: " + key);
                        yield otherwise;
                    }
                })
                .orElse(otherwise);
    }

    /** One of the enum's names; {@code otherwise} when the field is missing or wrong (which is a fault). */
    <E extends Enum<E>> E one(String key, Class<E> type, E otherwise) {
        Text text = text(key);
        return text.value().isEmpty() ? otherwise : one(text, type, otherwise);
    }

    <E extends Enum<E>> E one(Text text, Class<E> type, E otherwise) {
        return one(text, List.of(type.getEnumConstants()), otherwise);
    }

    /** The value that is written so; a fault, and {@code otherwise}, when none is. */
    <T> T one(Text text, Collection<T> values, T otherwise) {
        for (T value : values) {
            if (value.toString().equals(text.value())) {
                return value;
            }
        }
        faults.add(text.line(), "未知取值：" + text.value(), "unknown value: " + text.value());
        return otherwise;
    }

    List<Text> texts(String key) {
        List<Text> texts = new ArrayList<>();
        for (Node node : items(key)) {
            scalar(node).ifPresentOrElse(texts::add, () -> faults.add(line(node), "应为文本：" + key, "text is expected"));
        }
        return texts;
    }

    List<YamlMap> maps(String key) {
        return items(key).stream().map(node -> new YamlMap(node, faults)).toList();
    }

    /** A mapping from code to a pair of texts, or nothing. */
    Map<String, List<Text>> pairs(String key) {
        asked.add(key);
        Map<String, List<Text>> pairs = new LinkedHashMap<>();
        Node node = fields.get(key);
        if (node != null) {
            YamlMap map = new YamlMap(node, faults);
            map.fields.keySet().forEach(code -> pairs.put(code, map.texts(code)));
        }
        return pairs;
    }

    /** Fields that something else reads. */
    void ignore(String... keys) {
        asked.addAll(List.of(keys));
    }

    void refuseUnknownFields() {
        keyLines.forEach((key, at) -> {
            if (!asked.contains(key)) {
                faults.add(at, "未知字段：" + key, "unknown field: " + key);
            }
        });
    }

    private List<Node> items(String key) {
        asked.add(key);
        Node node = fields.get(key);
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        faults.add(line(node), "应为列表：" + key, "a list is expected: " + key);
        return List.of();
    }

    private static Optional<Text> scalar(@Nullable Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            return Optional.empty();
        }
        boolean block = scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED;
        return Optional.of(new Text(scalar.getValue().strip(), line(scalar) + (block ? 1 : 0)));
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
