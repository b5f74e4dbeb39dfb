package io.fangpin.kit.kafka;

import java.util.Collection;

/** A bean of a service that needs topics beside those all services share; they are created with their dead letters. */
public interface MoreTopics {
    Collection<String> names();
}
