package io.fangpin.schemas;

/** A past fact that one service tells the others; records only, each annotated with {@link EventType}. */
public interface DomainEvent {

    /** The Kafka partition key: everything about one key is in order. */
    String key();
}
