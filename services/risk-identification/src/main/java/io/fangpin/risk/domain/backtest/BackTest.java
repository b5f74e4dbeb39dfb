package io.fangpin.risk.domain.backtest;

import io.fangpin.risk.domain.PolicyChange.By;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 试算或回测: a draft that is held against the households of a division; nothing of it comes into force.
 *
 * @param days on which it is looked at, in their order
 * @param numbers that are tried
 * @param yaml the pack that is tried; absent where the packs in force stay
 * @param changeId the proposed change of policy that it previews; absent otherwise
 * @param failure why it could not be done; holds no data
 */
public record BackTest(
        String id,
        String title,
        String divisionCode,
        Basis basis,
        List<LocalDate> days,
        int samplePercent,
        List<PolicyNumber> numbers,
        @Nullable String yaml,
        @Nullable String changeId,
        State state,
        @Nullable String failure,
        By asked,
        @Nullable Instant finishedAt) {

    public BackTest {
        days = List.copyOf(days);
        numbers = List.copyOf(numbers);
    }

    /** How far it is. */
    public enum State {
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }
}
