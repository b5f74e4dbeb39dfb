package io.fangpin.matching.api;

import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.crypto.Masking;
import io.fangpin.matching.domain.UnmatchedReason;
import io.fangpin.matching.store.ArchivedRecord;
import io.fangpin.matching.store.ArchivedRecord.Outcome;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContract.Consent;
import io.fangpin.schemas.contracts.FieldContract;
import io.fangpin.schemas.contracts.FieldContract.Part;
import io.fangpin.schemas.contracts.FieldType;
import io.fangpin.schemas.feeds.FeedRecordReceived;
import io.fangpin.schemas.feeds.FeedRecordReceived.Operation;
import io.fangpin.schemas.matching.MatchEvidence;
import io.fangpin.schemas.matching.MatchExplanation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of a batch and what became of it; personal fields masked. */
public record RecordView(
        String recordId,
        String batchId,
        int rowNo,
        String dataset,
        String period,
        String recordVersion,
        Operation operation,
        @Nullable String idNoMasked,
        Map<String, Object> values,
        Outcome outcome,
        @Nullable String reason,
        @Nullable String reasonZh,
        @Nullable String reasonEn,
        @Nullable String factId,
        @Nullable String householdId,
        @Nullable String personId,
        @Nullable MatchEvidence match,
        @Nullable MatchExplanation because,
        boolean synthetic,
        Instant receivedAt,
        @Nullable Instant resolvedAt) {

    private static final String HIDDEN = "***";

    static RecordView of(ArchivedRecord kept, DatasetContract contract, FieldCipher cipher) {
        FeedRecordReceived record = kept.record();
        String sealedIdNo = record.idNoSealed();
        UnmatchedReason reason = kept.reason() == null ? null : UnmatchedReason.valueOf(kept.reason());
        return new RecordView(
                record.recordId(),
                record.batchId(),
                record.rowNo(),
                record.dataset(),
                record.period(),
                record.recordVersion(),
                record.operation(),
                sealedIdNo == null ? null : Masking.idNumber(cipher.open(sealedIdNo)),
                masked(kept, contract, cipher),
                kept.outcome(),
                kept.reason(),
                reason == null ? null : reason.titleZh(),
                reason == null ? null : reason.titleEn(),
                kept.factId(),
                kept.householdId(),
                kept.personId(),
                kept.match(),
                kept.because(),
                record.synthetic(),
                record.receivedAt(),
                kept.resolvedAt());
    }

    private static Map<String, Object> masked(ArchivedRecord kept, DatasetContract contract, FieldCipher cipher) {
        Map<String, Object> values = kept.record().values();
        Map<String, Object> shown = new LinkedHashMap<>();
        for (FieldContract field : contract.fields()) {
            Object value = values.get(field.name());
            if (value != null && isWithheld(field, kept, contract)) {
                shown.put(field.name(), HIDDEN);
            } else if (value != null) {
                shown.put(field.name(), field.sensitive() ? mask(field.type(), value.toString(), cipher) : value);
            }
        }
        return shown;
    }

    /**
     * What needs consent is shown when somebody is known to have consented: of a record that is nobody's yet only what says
     * whose it may be, of one whose household does not consent nothing.
     */
    private static boolean isWithheld(FieldContract field, ArchivedRecord kept, DatasetContract contract) {
        boolean allowed = contract.consent() == Consent.NONE
                || kept.outcome() == Outcome.MATCHED && kept.record().operation() == Operation.UPSERT;
        return !allowed && (isWithheld(kept) || field.part() == Part.OWN);
    }

    /** True when nothing of the record may be shown. */
    static boolean isWithheld(ArchivedRecord kept) {
        return UnmatchedReason.CONSENT_ABSENT.name().equals(kept.reason());
    }

    private static String mask(FieldType type, String sealed, FieldCipher cipher) {
        return switch (type) {
            case ID_NO -> Masking.idNumber(cipher.open(sealed));
            case PHONE -> Masking.phone(cipher.open(sealed));
            case BANK_CARD -> Masking.card(cipher.open(sealed));
            case NAME -> Masking.name(cipher.open(sealed));
            case TEXT, DATE, MONTH, INTEGER, DECIMAL, MONEY, CODE, BOOLEAN, DIVISION -> HIDDEN;
        };
    }
}
