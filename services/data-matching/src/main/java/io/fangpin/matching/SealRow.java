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
import java.util.LinkedHashMap;
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
    private final DivisionCode region;
    private final String versionPrefix;

    SealRow(BatchRow batch, DatasetContract contract, FieldCipher cipher) {
        this.batch = batch;
        this.contract = contract;
        this.cipher = cipher;
        this.versionPrefix = batch.period() + "-" + padded(batch.sequence(), SEQUENCE_DIGITS) + "-";
        DivisionCode division = new DivisionCode(batch.divisionCode());
        this.region = division.level().compareTo(Level.COUNTY) > 0 ? division.at(Level.COUNTY) : division;
    }

    /** A row that names a place outside the batch's county is somebody else's, or mistyped. */
    Optional<FieldError> fault(Row.Valid row) {
        Object division = row.values().get(DIVISION);
        if (division == null || region.covers(division.toString())) {
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
        Optional<ResidentId> idNo = text(values, ID_NO).flatMap(ResidentId::parse);
        boolean fits = idNo.filter(ResidentId::checkCharacterFits).isPresent();
        LocalDate inId = fits ? idNo.get().birthDate() : null;
        return new FeedRecordReceived(
                batch.batchId() + ":" + row.rowNo(),
                batch.batchId(),
                row.rowNo(),
                batch.dataset(),
                batch.period(),
                versionPrefix + padded(row.rowNo(), ROW_DIGITS),
                text(values, "operation").map(Operation::valueOf).orElse(Operation.UPSERT),
                naturalKeyHash(values),
                fits ? cipher.hash(idNo.get().value()) : null,
                text(values, ID_NO).map(cipher::seal).orElse(null),
                fits ? null : text(values, ID_NO).isPresent() ? "CHECK_DIGIT" : "ABSENT",
                text(values, "name").orElse(null),
                values.get("birth_date") instanceof LocalDate birthDate ? birthDate : inId,
                text(values, DIVISION).orElse(null),
                sealed(values),
                isSynthetic(row),
                now);
    }

    static boolean isSynthetic(Row.Valid row) {
        return "SYNTHETIC".equals(row.values().get("data_nature"));
    }

    private String naturalKeyHash(Map<String, Object> values) {
        StringBuilder key = new StringBuilder(contract.dataset());
        for (String field : contract.naturalKey()) {
            key.append('\n').append(field).append('=').append(values.get(field));
        }
        return cipher.hash(key.toString());
    }

    /** The ID number travels on its own, sealed once. */
    private Map<String, Object> sealed(Map<String, Object> values) {
        Map<String, Object> sealed = new LinkedHashMap<>();
        for (FieldContract field : contract.fields()) {
            Object value = values.get(field.name());
            if (value != null && !field.name().equals(ID_NO)) {
                sealed.put(field.name(), field.sensitive() ? cipher.seal(value.toString()) : plain(value));
            }
        }
        return sealed;
    }

    private static Object plain(Object value) {
        return value instanceof LocalDate date ? date.toString() : value;
    }

    private static Optional<String> text(Map<String, Object> values, String field) {
        @Nullable Object value = values.get(field);
        return Optional.ofNullable(value).map(Object::toString).filter(text -> !text.isBlank());
    }

    private static String padded(long number, int digits) {
        String text = Long.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
