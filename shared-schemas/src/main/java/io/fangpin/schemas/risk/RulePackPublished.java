package io.fangpin.schemas.risk;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules and policy numbers in force for a region; replaces what was in force before.
 *
 * @param region division code the pack applies to, with everything below it
 * @param yaml the pack as written
 */
@EventType(value = "io.fangpin.risk.rule-pack-published.v1", topic = Topics.RULE_PACKS)
public record RulePackPublished(
        String region,
        String packId,
        String packVersion,
        String yaml,
        String checksum,
        List<PolicyNumber> policyNumbers,
        String publishedBy,
        Instant publishedAt)
        implements DomainEvent {

    public RulePackPublished {
        policyNumbers = List.copyOf(policyNumbers);
    }

    @Override
    public String key() {
        return region;
    }

    /**
     * A policy number with its region and validity.
     *
     * @param validTo last day, absent while open
     * @param value whole number in the unit (fen, percent, days, persons, …)
     * @param confirmed whether an administrator has confirmed it for the region
     */
    public record PolicyNumber(
            String code,
            String region,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            long value,
            String unit,
            String sourceDocument,
            boolean confirmed) {}
}
