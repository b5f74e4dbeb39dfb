package io.fangpin.schemas.matching;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.time.Instant;
import java.util.Map;

/**
 * Records are weighed with these parameters from now on. They hold frequencies and weights, no personal data.
 *
 * @param version as every explanation names it
 * @param parameters the linkage engine's own document
 */
@EventType(value = "io.fangpin.matching.parameters-published.v1", topic = Topics.MATCHING_PARAMETERS)
public record ParametersPublished(String version, Map<String, Object> parameters, String publishedBy, Instant at)
        implements DomainEvent {
    /** There is one set in force. */
    private static final String KEY = "residents";

    public ParametersPublished {
        parameters = Map.copyOf(parameters);
    }

    @Override
    public String key() {
        return KEY;
    }
}
