package io.fangpin.risk.rules.engine;

/**
 * An expression that has no value, CEL's error. It is thrown without a stack and once made for each reason: rules that meet
 * missing data are ordinary, and {@code ||} and {@code &&} absorb it.
 */
public final class Failure extends RuntimeException {
    private final Reason reason;

    private Failure(Reason reason) {
        super(null, null, false, false);
        this.reason = reason;
    }

    /** Why there is no value; the words hold no data. */
    public enum Reason {
        ABSENT("缺少所需数据", "a value is missing"),
        DIVISION_BY_ZERO("除数为零", "division by zero"),
        OVERFLOW("数值超出范围", "a number is out of range"),
        UNREADABLE("数据无法按所需类型读取", "a value cannot be read as what the rule needs"),
        TOO_LONG("规则计算超出上限", "the rule takes too long");

        private final String words;
        private final Failure failure;

        Reason(String zh, String en) {
            this.words = zh + " / " + en;
            this.failure = new Failure(this);
        }

        public Failure failure() {
            return failure;
        }

        /** Chinese, then English. */
        public String words() {
            return words;
        }
    }

    public Reason reason() {
        return reason;
    }
}
