package io.fangpin.risk.rules.engine;

import io.fangpin.schemas.matching.FactKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Places of the policy numbers and kinds of facts that a pack's expressions name, so that code finds them by index. */
public final class Symbols {
    private final List<String> numbers;
    private final List<FactKind> kinds;
    private final Set<Integer> named = new TreeSet<>();

    public Symbols() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    private Symbols(List<String> numbers, List<FactKind> kinds) {
        this.numbers = numbers;
        this.kinds = kinds;
    }

    /** The same places, for one rule: {@link #named()} knows only its numbers. */
    public Symbols ofRule() {
        return new Symbols(numbers, kinds);
    }

    public int number(String code) {
        int place = place(numbers, code);
        named.add(place);
        return place;
    }

    public int kind(FactKind kind) {
        return place(kinds, kind);
    }

    /** Places of the numbers that were asked for here. */
    public List<Integer> named() {
        return List.copyOf(named);
    }

    /** Codes of the numbers, by place. */
    public List<String> numbers() {
        return List.copyOf(numbers);
    }

    /** Places of the kinds. */
    public Map<FactKind, Integer> kinds() {
        return kinds.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), kinds::indexOf));
    }

    private static <T> int place(List<T> known, T one) {
        int at = known.indexOf(one);
        if (at >= 0) {
            return at;
        }
        known.add(one);
        return known.size() - 1;
    }
}
