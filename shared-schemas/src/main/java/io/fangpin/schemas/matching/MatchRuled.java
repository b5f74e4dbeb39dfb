package io.fangpin.schemas.matching;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that people have ruled, and not taken back, about records that say exactly this of their person. It stands above the
 * engine's decision for the record that was looked at and for every later one that says the same. Holds no personal data.
 *
 * @param identity keyed hash of what the record says of its person: ID number, name, birth date, phone, division
 * @param personId whose such a record is; absent when nobody has been named
 * @param notPersonIds whose it is not
 * @param rulingId the ruling that changed this
 */
@EventType(value = "io.fangpin.matching.match-ruled.v1", topic = Topics.MATCH_RULINGS)
public record MatchRuled(
        String identity, @Nullable String personId, List<String> notPersonIds, String rulingId, Instant at)
        implements DomainEvent {

    public MatchRuled {
        notPersonIds = List.copyOf(notPersonIds);
    }

    @Override
    public String key() {
        return identity;
    }
}
