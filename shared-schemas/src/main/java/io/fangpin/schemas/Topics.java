package io.fangpin.schemas;

import java.util.List;
import java.util.Locale;

/** Kafka topics; the partition key is the event's {@link DomainEvent#key()}. */
public final class Topics {

    /** Compacted: the household as it is now, by household id. */
    public static final String HOUSEHOLDS = "fangpin.registry.households";
    /** Each change of a household, by household id. */
    public static final String REGISTRY_CHANGES = "fangpin.registry.changes";
    /**
     * Rows that departments submit through Kafka: each to its own topic, {@link #submittedRows}, so that the broker decides
     * who may write it; on this one writes whoever may submit for all.
     */
    public static final String SUBMITTED_ROWS = "fangpin.feeds.submitted";
    /** Valid rows of departments' batches, by person key (hash of the ID number, else record id). */
    public static final String FEED_RECORDS = "fangpin.feeds.records";
    /** Facts about persons and households, by household id. */
    public static final String FACTS = "fangpin.matching.facts";
    /** How each record was resolved, by record id; data-matching's own bookkeeping. */
    public static final String RESOLUTIONS = "fangpin.matching.resolutions";
    /** Compacted: what people have ruled about whose a record is, by hash of what the record says of its person. */
    public static final String MATCH_RULINGS = "fangpin.matching.rulings";
    /** Compacted: with which parameters records are weighed. */
    public static final String MATCHING_PARAMETERS = "fangpin.matching.parameters";
    /** Batches received, progressed, completed, refused, by batch id. */
    public static final String BATCHES = "fangpin.matching.batches";
    /** Alerts raised, revised, cleared, by household id. */
    public static final String ALERTS = "fangpin.risk.alerts";
    /** Compacted: the rules and policy numbers in force, by region. */
    public static final String RULE_PACKS = "fangpin.risk.rulepacks";
    /** Every step of a case, measures agreed and delivered, by household id. */
    public static final String CASES = "fangpin.assistance.cases";
    /** What becomes of events that befell a whole village, by division code of the village. */
    public static final String VILLAGE_TASKS = "fangpin.assistance.village-tasks";
    /** Allocations, payments, returns, reversals, warnings, by household or project id. */
    public static final String MOVEMENTS = "fangpin.funds.movements";

    private static final List<Topic> ALL = List.of(
            new Topic(HOUSEHOLDS, true),
            new Topic(REGISTRY_CHANGES, false),
            new Topic(SUBMITTED_ROWS, false),
            new Topic(FEED_RECORDS, false),
            new Topic(FACTS, false),
            new Topic(RESOLUTIONS, false),
            new Topic(MATCH_RULINGS, true),
            new Topic(MATCHING_PARAMETERS, true),
            new Topic(BATCHES, false),
            new Topic(ALERTS, false),
            new Topic(RULE_PACKS, true),
            new Topic(CASES, false),
            new Topic(VILLAGE_TASKS, false),
            new Topic(MOVEMENTS, false));

    private Topics() {}

    /** A topic and whether Kafka keeps only the newest event of each key. */
    public record Topic(String name, boolean compacted) {}

    public static List<Topic> all() {
        return ALL;
    }

    /** The topic on which a department submits its rows, e.g. {@code fangpin.feeds.submitted.civil-affairs}. */
    public static String submittedRows(String department) {
        return SUBMITTED_ROWS + '.' + department.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where a consumer of the topic puts what it cannot process. */
    public static String deadLetter(String topic) {
        return topic + ".dead-letter";
    }
}
