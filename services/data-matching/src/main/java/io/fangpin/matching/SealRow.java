package io.fangpin.matching;

import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.matching.store.BatchRow;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.FieldContract;
import io.fangpin.schemas.feeds.FeedRecordReceived;
import io.fangpin.schemas.feeds.FeedRecordReceived.Operation;
import io.fangpin.schemas.people.DivisionCode;
import io.fangpin.schemas.people.DivisionCode.Level;
import io.fangpin.schemas.people.ResidentId;
import io.fangpin.tabular.FieldError;
import io.fangpin.tabular.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a valid row of a batch into the event that tells of it: personal fields sealed, keys hashed. */
final class SealRow {
    private static final String ID_NO = "id_no";
    private static final String DIVISION = "division_code";
    private static final int SEQUENCE_DIGITS = 10;
    private static final int ROW_DIGITS = 8;

    private final BatchRow batch;
    private final DatasetContract contract;
    private final FieldCipher cipher;
    private final String regionPrefix;
    private final String recordPrefix;
    private final String versionPrefix;

    SealRow(BatchRow batch, DatasetContract contract, FieldCipher cipher) {
        this.batch = batch;
        this.contract = contract;
        this.cipher = cipher;
        this.versionPrefix = batch.period() + "-" + padded(batch.sequence(), SEQUENCE_DIGITS) + "-";
        DivisionCode division = new DivisionCode(batch.divisionCode());
        DivisionCode region = division.level().compareTo(Level.COUNTY) > 0 ? division.at(Level.COUNTY) : division;
        this.regionPrefix = region.prefix();
        this.recordPrefix = batch.batchId() + ":";
    }

    /** A row that names a place outside the batch's county is somebody else's, or mistyped. */
    Optional<FieldError> fault(Row.Valid row) {
        Object division = row.values().get(DIVISION);
        if (division == null || division.toString().startsWith(regionPrefix)) {
            return Optional.empty();
        }
        String header = contract.field(DIVISION)
                .map(field -> field.headers().getFirst())
                .orElse("");
        return Optional.of(new FieldError(
                DIVISION,
                header,
                "UNKNOWN_DIVISION",
                "区划代码不在本批次所属县（市、区）内",
                "The division code is outside the county of this batch"));
    }

    FeedRecordReceived seal(Row.Valid row, Instant now) {
        Map<String, Object> values = row.values();
        String given = text(values, ID_NO);
        ResidentId parsed = given == null ? null : ResidentId.parse(given).orElse(null);
        ResidentId idNo = parsed != null && parsed.checkCharacterFits() ? parsed : null;
        String operation = text(values, "operation");
        return new FeedRecordReceived(
                recordPrefix + row.rowNo(),
                batch.batchId(),
                row.rowNo(),
                batch.dataset(),
                batch.period(),
                versionPrefix + padded(row.rowNo(), ROW_DIGITS),
                operation == null ? Operation.UPSERT : Operation.valueOf(operation),
                naturalKeyHash(values, idNo),
                idNo == null ? null : cipher.hash(idNo.value()),
                given == null ? null : cipher.seal(given),
                idNo != null ? null : given == null ? "ABSENT" : "CHECK_DIGIT",
                text(values, "name"),
                birthDate(values, idNo),
                text(values, DIVISION),
                sealed(values),
                isSynthetic(row),
                now);
    }

    private static @Nullable LocalDate birthDate(Map<String, Object> values, @Nullable ResidentId idNo) {
        if (values.get("birth_date") instanceof LocalDate given) {
            return given;
        }
        return idNo == null ? null : idNo.birthDate();
    }

    static boolean isSynthetic(Row.Valid row) {
        return "SYNTHETIC".equals(row.values().get("data_nature"));
    }

    /** An ID number counts as what it is: a correction may write it with 18 digits where the first row had 15. */
    private String naturalKeyHash(Map<String, Object> values, @Nullable ResidentId idNo) {
        StringBuilder key = new StringBuilder(contract.dataset());
        for (String field : contract.naturalKey()) {
            Object value = idNo != null && field.equals(ID_NO) ? idNo.value() : values.get(field);
            key.append('\n').append(field).append('=').append(value);
        }
        return cipher.hash(key.toString());
    }

    /**
     * The ID number travels on its own, sealed once. The map cannot change from the beginning, so that the event needs no copy
     * of it.
     */
    @SuppressWarnings({"unchecked", "rawtypes"}) // Arrays know no type parameters.
    private Map<String, Object> sealed(Map<String, Object> values) {
        List<Map.Entry<String, Object>> sealed = new ArrayList<>(values.size());
        for (FieldContract field : contract.fields()) {
            Object value = values.get(field.name());
            if (value != null && !field.name().equals(ID_NO)) {
                sealed.add(Map.entry(field.name(), field.sensitive() ? cipher.seal(value.toString()) : plain(value)));
            }
        }
        return Map.ofEntries(sealed.toArray(new Map.Entry[0]));
    }

    private static Object plain(Object value) {
        return value instanceof LocalDate date ? date.toString() : value;
    }

    private static @Nullable String text(Map<String, Object> values, String field) {
        Object value = values.get(field);
        String text = value == null ? null : value.toString();
        return text == null || text.isBlank() ? null : text;
    }

    private static String padded(long number, int digits) {
        String text = Long.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
