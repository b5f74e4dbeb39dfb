package io.fangpin.schemas.hot;

/** Says that an event is not of the usual shape, so that Jackson has to look at it. */
final class NotPlain extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotPlain() {
        super(null, null, false, false);
    }
}
