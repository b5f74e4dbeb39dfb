package io.fangpin.schemas;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names an event record on the wire: its CloudEvents type and the topic that carries it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {

    /** CloudEvents type, {@code io.fangpin.<context>.<event>.v1}. */
    String value();

    /** Kafka topic, one of {@link Topics}. */
    String topic();
}
