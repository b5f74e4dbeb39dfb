package io.fangpin.schemas.registry;

/** 监测对象类别: 脱贫不稳定户, 边缘易致贫户, 突发严重困难户. */
public enum MonitoredCategory {
    UNSTABLE_OUT_OF_POVERTY,
    MARGINAL_AT_RISK,
    SUDDEN_SEVERE_HARDSHIP
}
