package io.fangpin.schemas.risk;

/** 预警级别 (DOMAIN 4.2), from watching to acting at once. */
public enum AlertLevel {
    GREEN,
    YELLOW,
    ORANGE,
    RED
}
