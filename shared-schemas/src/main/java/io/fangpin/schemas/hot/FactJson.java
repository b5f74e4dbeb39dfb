package io.fangpin.schemas.hot;

import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.matching.SourceRecord;

/** {@link FactRecorded} as JSON; only written, those who read it do more with it than read. */
final class FactJson {
    private static final byte[] FACT_ID = JsonObject.name("factId");
    private static final byte[] KIND = JsonObject.name("kind");
    private static final byte[] HOUSEHOLD_ID = JsonObject.name("householdId");
    private static final byte[] PERSON_ID = JsonObject.name("personId");
    private static final byte[] PERIOD = JsonObject.name("period");
    private static final byte[] VERSION = JsonObject.name("version");
    private static final byte[] VALUES = JsonObject.name("values");
    private static final byte[] SOURCE = JsonObject.name("source");
    private static final byte[] DATASET = JsonObject.name("dataset");
    private static final byte[] FEED_CODE = JsonObject.name("feedCode");
    private static final byte[] DEPARTMENT = JsonObject.name("department");
    private static final byte[] BATCH_ID = JsonObject.name("batchId");
    private static final byte[] RECORD_ID = JsonObject.name("recordId");
    private static final byte[] ROW_NO = JsonObject.name("rowNo");
    private static final byte[] SYNTHETIC = JsonObject.name("synthetic");
    private static final byte[] RECORDED_AT = JsonObject.name("recordedAt");

    private FactJson() {}

    static void write(FactRecorded event, JsonObject out) {
        SourceRecord source = event.source();
        out.open()
                .text(FACT_ID, event.factId())
                .text(KIND, event.kind().code())
                .text(HOUSEHOLD_ID, event.householdId())
                .text(PERSON_ID, event.personId())
                .text(PERIOD, event.period())
                .text(VERSION, event.version())
                .values(VALUES, event.values())
                .field(SOURCE)
                .open()
                .text(DATASET, source.dataset())
                .text(FEED_CODE, source.feedCode())
                .text(DEPARTMENT, source.department())
                .text(BATCH_ID, source.batchId())
                .text(RECORD_ID, source.recordId())
                .number(ROW_NO, (long) source.rowNo())
                .close();
        MatchJson.evidence(event.match(), out);
        out.bool(SYNTHETIC, event.synthetic())
                .instant(RECORDED_AT, event.recordedAt())
                .close();
    }
}
