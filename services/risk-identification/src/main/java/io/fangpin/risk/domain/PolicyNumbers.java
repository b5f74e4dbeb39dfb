package io.fangpin.risk.domain;

import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Policy numbers by region and date: the nearest region upwards that has a number valid on the day decides. */
public final class PolicyNumbers {
    /** The region above all provinces. */
    public static final String NATIONAL = "000000000000";

    private static final int[] LEVEL_DIGITS = {12, 9, 6, 4, 2};

    private final Map<String, Map<String, List<PolicyNumber>>> byCodeAndRegion = new HashMap<>();

    public PolicyNumbers(Collection<PolicyNumber> numbers) {
        for (PolicyNumber number : numbers) {
            byCodeAndRegion
                    .computeIfAbsent(number.code(), code -> new HashMap<>())
                    .merge(number.region(), List.of(number), PolicyNumbers::joined);
        }
    }

    public Optional<PolicyNumber> find(String code, String division, LocalDate on) {
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
