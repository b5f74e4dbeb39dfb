package io.fangpin.risk.domain;

import io.fangpin.risk.domain.CompiledRulePack.Seen;
import io.fangpin.risk.domain.NearRule.Distance;
import io.fangpin.risk.domain.NearRule.OfDay;
import io.fangpin.risk.domain.RuleDefinition.Comparison;
import io.fangpin.risk.domain.RuleDefinition.Days;
import io.fangpin.risk.domain.RuleDefinition.Held;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far what was seen on a day is from meeting its clause; days are counted, other values subtracted. */
record Distances(LocalDate today) {

    /** Empty for a clause that holds, or that asks for something else. */
    Optional<Distance> of(Seen seen) {
        Held held = seen.clause().compares();
        PolicyNumber number = seen.number();
        if (held == null || number == null) {
            return Optional.empty();
        }
        Days days = held.days();
        if (days != null) {
            return day(seen.observed()).flatMap(day -> inDays(seen, held.how(), days, day, number));
        }
        if (!(seen.observed() instanceof Long observed)) {
            return Optional.empty();
        }
        long missing = held.how().missedBy(observed, number.value());
        String unit = Objects.requireNonNullElse(Wording.unit(seen.clause(), number), "");
        return missing <= 0
                ? Optional.empty()
                : Optional.of(Distance.of(seen.clause().name(), unit, observed, number.value(), missing, null));
    }

    private Optional<Distance> inDays(Seen seen, Comparison how, Days counted, LocalDate day, PolicyNumber number) {
        boolean since = counted == Days.SINCE;
        long days = since ? ChronoUnit.DAYS.between(day, today) : ChronoUnit.DAYS.between(today, day);
        long missing = how.missedBy(days, number.value());
        boolean grows = how == Comparison.AT_LEAST || how == Comparison.ABOVE;
        return missing <= 0
                ? Optional.empty()
                : Optional.of(Distance.of(
                        seen.clause().name(),
                        "days",
                        days,
                        number.value(),
                        missing,
                        new OfDay(day, since, grows == since)));
    }

    private static Optional<LocalDate> day(@Nullable Object observed) {
        try {
            return observed instanceof String text ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeParseException e) {
            // A dash where there is no day
            return Optional.empty();
        }
    }

    static String inWords(Distance distance, boolean zh) {
        String missing = Wording.alone(distance.distance(), distance.unit(), zh);
        String observed = Wording.alone(distance.observed(), distance.unit(), zh);
        String threshold = Wording.alone(distance.threshold(), distance.unit(), zh);
        OfDay of = distance.ofDay();
        if (of != null) {
            return zh
                    ? "距触发还差%s：%s%s，标准%s%s"
                            .formatted(
                                    missing,
                                    of.since() ? Wording.dayZh(of.day()) + "至今" : "距" + Wording.dayZh(of.day()) + "还有",
                                    observed,
                                    threshold,
                                    of.comesByItself() ? "" : "，已过时限")
                    : "%s short of an alert: %s %s %s, the standard is %s%s"
                            .formatted(
                                    missing,
                                    observed,
                                    of.since() ? "since" : "until",
                                    of.day(),
                                    threshold,
                                    of.comesByItself() ? "" : " and has passed");
        }
        return zh
                ? "距触发还差%s：现为%s，标准%s".formatted(missing, observed, threshold)
                : "%s short of an alert: %s now, the standard is %s".formatted(missing, observed, threshold);
    }
}
