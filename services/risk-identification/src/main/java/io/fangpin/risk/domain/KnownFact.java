package io.fangpin.risk.domain;

import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.matching.SourceRecord;
import io.fangpin.schemas.risk.Alert.Evidence;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The newest version known of a fact; a withdrawn one stays as a tombstone so that an older version cannot return.
 *
 * @param values what rules may read, without names and sealed fields
 */
public record KnownFact(
        String factId,
        FactKind kind,
        @Nullable String personId,
        String period,
        String version,
        boolean withdrawn,
        Map<String, Object> values,
        SourceRecord source,
        boolean synthetic) {

    public KnownFact {
        values = Map.copyOf(values);
    }

    Evidence asEvidence() {
        return new Evidence(factId, version, period, source);
    }
}
