package io.fangpin.schemas.hot;

import io.fangpin.schemas.feeds.FeedRecordReceived;
import io.fangpin.schemas.feeds.FeedRecordReceived.Operation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@link FeedRecordReceived} as JSON. */
final class FeedRecordJson {
    private static final byte[] RECORD_ID = JsonObject.name("recordId");
    private static final byte[] BATCH_ID = JsonObject.name("batchId");
    private static final byte[] ROW_NO = JsonObject.name("rowNo");
    private static final byte[] DATASET = JsonObject.name("dataset");
    private static final byte[] PERIOD = JsonObject.name("period");
    private static final byte[] RECORD_VERSION = JsonObject.name("recordVersion");
    private static final byte[] OPERATION = JsonObject.name("operation");
    private static final byte[] NATURAL_KEY_HASH = JsonObject.name("naturalKeyHash");
    private static final byte[] ID_NO_HASH = JsonObject.name("idNoHash");
    private static final byte[] ID_NO_SEALED = JsonObject.name("idNoSealed");
    private static final byte[] ID_NO_PROBLEM = JsonObject.name("idNoProblem");
    private static final byte[] NAME = JsonObject.name("name");
    private static final byte[] BIRTH_DATE = JsonObject.name("birthDate");
    private static final byte[] DIVISION_CODE = JsonObject.name("divisionCode");
    private static final byte[] VALUES = JsonObject.name("values");
    private static final byte[] SYNTHETIC = JsonObject.name("synthetic");
    private static final byte[] RECEIVED_AT = JsonObject.name("receivedAt");

    private FeedRecordJson() {}

    static void write(FeedRecordReceived event, JsonObject out) {
        out.open()
                .text(RECORD_ID, event.recordId())
                .text(BATCH_ID, event.batchId())
                .number(ROW_NO, (long) event.rowNo())
                .text(DATASET, event.dataset())
                .text(PERIOD, event.period())
                .text(RECORD_VERSION, event.recordVersion())
                .text(
                        OPERATION,
                        event.operation() == null ? null : event.operation().name())
                .text(NATURAL_KEY_HASH, event.naturalKeyHash())
                .text(ID_NO_HASH, event.idNoHash())
                .text(ID_NO_SEALED, event.idNoSealed())
                .text(ID_NO_PROBLEM, event.idNoProblem())
                .text(NAME, event.name())
                .date(BIRTH_DATE, event.birthDate())
                .text(DIVISION_CODE, event.divisionCode())
                .values(VALUES, event.values())
                .bool(SYNTHETIC, event.synthetic())
                .instant(RECEIVED_AT, event.receivedAt())
                .close();
    }

    @SuppressWarnings("NullAway") // An absent part is null, as it is when Jackson reads the record.
    static FeedRecordReceived read(JsonInput in) {
        String recordId = null;
        String batchId = null;
        int rowNo = 0;
        String dataset = null;
        String period = null;
        String recordVersion = null;
        Operation operation = null;
        String naturalKeyHash = null;
        String idNoHash = null;
        String idNoSealed = null;
        String idNoProblem = null;
        String name = null;
        LocalDate birthDate = null;
        String divisionCode = null;
        Map<String, Object> values = null;
        boolean synthetic = false;
        Instant receivedAt = null;
        for (String field = in.firstField(); field != null; field = in.nextField()) {
            switch (field) {
                case "recordId" -> recordId = in.text();
                case "batchId" -> batchId = in.text();
                case "rowNo" -> rowNo = in.whole();
                case "dataset" -> dataset = in.text();
                case "period" -> period = in.text();
                case "recordVersion" -> recordVersion = in.text();
                case "operation" -> operation = operation(in.text());
                case "naturalKeyHash" -> naturalKeyHash = in.text();
                case "idNoHash" -> idNoHash = in.text();
                case "idNoSealed" -> idNoSealed = in.text();
                case "idNoProblem" -> idNoProblem = in.text();
                case "name" -> name = in.text();
                case "birthDate" -> birthDate = PlainJson.date(in);
                case "divisionCode" -> divisionCode = in.text();
                case "values" -> values = PlainJson.values(in);
                case "synthetic" -> synthetic = in.bool();
                case "receivedAt" -> receivedAt = PlainJson.instant(in);
                default -> in.skip();
            }
        }
        return new FeedRecordReceived(
                recordId,
                batchId,
                rowNo,
                dataset,
                period,
                recordVersion,
                operation,
                naturalKeyHash,
                idNoHash,
                idNoSealed,
                idNoProblem,
                name,
                birthDate,
                divisionCode,
                PlainJson.required(values),
                synthetic,
                receivedAt);
    }

    private static @Nullable Operation operation(@Nullable String code) {
        if (code == null) {
            return null;
        }
        return switch (code) {
            case "UPSERT" -> Operation.UPSERT;
            case "WITHDRAW" -> Operation.WITHDRAW;
            default -> throw new NotPlain();
        };
    }
}
