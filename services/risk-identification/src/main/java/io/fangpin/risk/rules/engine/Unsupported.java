package io.fangpin.risk.rules.engine;

/** A part of an expression that is CEL but cannot be compiled here; a fault of the pack at publishing. */
public final class Unsupported extends RuntimeException {
    private final long exprId;

    Unsupported(long exprId, String what) {
        super(what, null, false, false);
        this.exprId = exprId;
    }

    /** The part, by its id in the syntax tree. */
    public long exprId() {
        return exprId;
    }
}
