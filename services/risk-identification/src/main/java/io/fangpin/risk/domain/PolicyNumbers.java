package io.fangpin.risk.domain;

import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Policy numbers by region and date: the nearest region upwards that has a number valid on the day decides. */
public final class PolicyNumbers {
    /** The region above all provinces. */
    public static final String NATIONAL = "000000000000";

    private static final int[] LEVEL_DIGITS = {12, 9, 6, 4, 2};

    /** Villages times days that are kept; a county has some 300 villages and a few days matter. */
    private static final int MOST_KEPT = 20_000;

    private final Map<String, Map<String, List<PolicyNumber>>> byCodeAndRegion = new HashMap<>();
    private final Map<At, NumbersInForce> inForce = new ConcurrentHashMap<>();

    public PolicyNumbers(Collection<PolicyNumber> numbers) {
        for (PolicyNumber number : numbers) {
            byCodeAndRegion
                    .computeIfAbsent(number.code(), code -> new HashMap<>())
                    .merge(number.region(), List.of(number), PolicyNumbers::joined);
        }
    }

    /** The number in force in a division on a day. */
    public Optional<PolicyNumber> find(String code, String division, LocalDate on) {
        return Optional.ofNullable(inForce(division, on).number(code));
    }

    /** All numbers in force in a division on a day; looked up once, since every household of a village asks for the same. */
    public NumbersInForce inForce(String division, LocalDate on) {
        At at = new At(division, on);
        NumbersInForce known = inForce.get(at);
        if (known == null) {
            if (inForce.size() >= MOST_KEPT) {
                inForce.clear();
            }
            known = resolve(division, on);
            inForce.put(at, known);
        }
        return known;
    }

    /** The numbers of one division on one day, by code. */
    public static final class NumbersInForce {
        private final Map<String, PolicyNumber> byCode;
        private volatile @Nullable InOrder asked;

        private NumbersInForce(Map<String, PolicyNumber> byCode) {
            this.byCode = byCode;
        }

        /** Null when no number of this code is in force. */
        public @Nullable PolicyNumber number(String code) {
            return byCode.get(code);
        }

        /** The numbers of these codes, by their place; a pack asks for the same list each time. */
        @SuppressWarnings("ReferenceEquality") // another list of the same codes is only looked up once more
        public NumbersByPlace inOrder(List<String> codes) {
            InOrder known = asked;
            if (known == null || known.codes != codes) {
                List<@Nullable PolicyNumber> numbers = new ArrayList<>(codes.size());
                codes.forEach(code -> numbers.add(byCode.get(code)));
                known = new InOrder(codes, new NumbersByPlace(numbers));
                asked = known;
            }
            return known.numbers;
        }

        private record InOrder(List<String> codes, NumbersByPlace numbers) {}
    }

    private record At(String division, LocalDate on) {}

    private NumbersInForce resolve(String division, LocalDate on) {
        Map<String, PolicyNumber> byCode = new HashMap<>();
        byCodeAndRegion
                .keySet()
                .forEach(code -> nearest(code, division, on).ifPresent(number -> byCode.put(code, number)));
        return new NumbersInForce(byCode);
    }

    private Optional<PolicyNumber> nearest(String code, String division, LocalDate on) {
        Map<String, List<PolicyNumber>> byRegion = byCodeAndRegion.getOrDefault(code, Map.of());
        for (String region : regionsUpwards(division)) {
            Optional<PolicyNumber> number = newestValid(byRegion.getOrDefault(region, List.of()), on);
            if (number.isPresent()) {
                return number;
            }
        }
        return Optional.empty();
    }

    /** The division and every region above it, nearest first, the nation last. */
    public static Set<String> regionsUpwards(String division) {
        Set<String> regions = new LinkedHashSet<>();
        for (int digits : LEVEL_DIGITS) {
            regions.add(division.substring(0, digits) + "0".repeat(12 - digits));
        }
        regions.add(NATIONAL);
        return regions;
    }

    /** Whether what holds in {@code region} may hold in {@code division}. */
    public static boolean covers(String region, String division) {
        return regionsUpwards(division).contains(region);
    }

    private static Optional<PolicyNumber> newestValid(List<PolicyNumber> numbers, LocalDate on) {
        PolicyNumber newest = null;
        for (PolicyNumber number : numbers) {
            LocalDate to = number.validTo();
            boolean valid = !number.validFrom().isAfter(on) && (to == null || !to.isBefore(on));
            if (valid && (newest == null || number.validFrom().isAfter(newest.validFrom()))) {
                newest = number;
            }
        }
        return Optional.ofNullable(newest);
    }

    private static List<PolicyNumber> joined(List<PolicyNumber> left, List<PolicyNumber> right) {
        return java.util.stream.Stream.concat(left.stream(), right.stream()).toList();
    }
}
