package io.fangpin.risk.domain.backtest;

/** What the draft would change for a household over the days that were looked at. */
public enum Verdict {
    /** 新增识别: only the draft alerts. */
    CAUGHT,
    /** 不再识别: only what is in force alerts. */
    LOST,
    /** 提前识别: both alert, the draft on an earlier day. */
    EARLIER,
    /** 推迟识别: both alert, the draft on a later day. */
    LATER,
    /** 不变: both alert, first on the same day. */
    SAME,
    /** Neither alerts. */
    NEITHER
}
