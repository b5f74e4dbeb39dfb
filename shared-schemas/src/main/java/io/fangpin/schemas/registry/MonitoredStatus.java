package io.fangpin.schemas.registry;

/** Where the household stands in monitoring. */
public enum MonitoredStatus {
    NOT_MONITORED,
    MONITORED,
    ELIMINATED,
    CLOSED
}
