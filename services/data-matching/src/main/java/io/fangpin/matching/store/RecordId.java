package io.fangpin.matching.store;

import java.util.Optional;
import java.util.UUID;

/** {@code <batchId>:<rowNo>}. */
record RecordId(UUID batchId, int rowNo) {
    static final RecordId BEFORE_ALL = new RecordId(new UUID(0, 0), 0);

    static Optional<RecordId> parse(String recordId) {
        int colon = recordId.lastIndexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        try {
            int rowNo = Integer.parseInt(recordId.substring(colon + 1));
            return Batches.uuid(recordId.substring(0, colon)).map(batchId -> new RecordId(batchId, rowNo));
        } catch (NumberFormatException notOurs) {
            return Optional.empty();
        }
    }
}
