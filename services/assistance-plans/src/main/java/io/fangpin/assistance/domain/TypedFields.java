package io.fangpin.assistance.domain;

import io.fangpin.schemas.assistance.CashBenefit;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many answers a person gave: what a rule costs those who follow its alerts.
 *
 * <p>Each answer counts once, of a choice of several each one chosen, and each paper attached. Ids, versions and hashes
 * do not count, nor what the screen had filled in.
 */
final class TypedFields {

    private TypedFields() {}

    static int of(TakenStep step) {
        return (int) Stream.concat(
                                step.values().values().stream().flatMap(TypedFields::leaves),
                                Stream.of(step.note(), step.reasonZh()))
                        .filter(TypedFields::filled)
                        .count()
                + step.evidence().size();
    }

    /** Drafts count once, as they stand when the plan is agreed: until then nobody knows which are meant. */
    static int ofDrafts(List<Measure> measures) {
        return measures.stream()
                .filter(Measure::draft)
                .mapToInt(TypedFields::of)
                .sum();
    }

    /** The proof, and the day when it is not today's, which the screen fills in. */
    static int ofDelivery(LocalDate deliveredOn, LocalDate today) {
        return deliveredOn.equals(today) ? 1 : 2;
    }

    private static int of(Measure measure) {
        CashBenefit cash = measure.cash();
        Stream<@Nullable Object> money = cash == null
                ? Stream.empty()
                : Stream.of(cash.benefitCode(), cash.period(), cash.payeePersonId(), cash.amountFen());
        return (int) Stream.concat(
                        Stream.of(
                                measure.category(),
                                measure.titleZh(),
                                measure.department(),
                                measure.dueOn(),
                                measure.personId()),
                        money)
                .filter(TypedFields::filled)
                .count();
    }

    private static Stream<?> leaves(Object value) {
        return value instanceof Collection<?> several ? several.stream() : Stream.of(value);
    }

    private static boolean filled(@Nullable Object value) {
        return !Objects.toString(value, "").isBlank();
    }
}
