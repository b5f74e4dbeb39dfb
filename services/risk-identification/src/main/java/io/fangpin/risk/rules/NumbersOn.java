package io.fangpin.risk.rules;

import io.fangpin.risk.domain.NumbersByPlace;
import io.fangpin.risk.domain.PolicyNumbers;
import io.fangpin.risk.rules.engine.Dates;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pack's policy numbers as they are in force in one household's division. Of one thread. */
final class NumbersOn {
    private final PolicyNumbers numbers;
    private final String division;
    private final List<String> codes;
    private final NumbersByPlace today;
    private @Nullable String lastDay;
    private NumbersByPlace onLastDay;

    NumbersOn(PolicyNumbers numbers, String division, List<String> codes, LocalDate today) {
        this.numbers = numbers;
        this.division = division;
        this.codes = codes;
        this.today = on(today);
        this.onLastDay = this.today;
    }

    NumbersByPlace today() {
        return today;
    }

    /** On an ISO day; rules of one household mostly ask for the same. */
    NumbersByPlace on(String day) {
        if (!day.equals(lastDay)) {
            onLastDay = on(Dates.day(day));
            lastDay = day;
        }
        return onLastDay;
    }

    private NumbersByPlace on(LocalDate day) {
        return numbers.inForce(division, day).inOrder(codes);
    }

    String code(int place) {
        return codes.get(place);
    }
}
