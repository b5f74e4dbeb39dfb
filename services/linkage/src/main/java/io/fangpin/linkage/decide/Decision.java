package io.fangpin.linkage.decide;

/** Whose a record is, and why. */
public sealed interface Decision {
    Explanation because();

    /** It is this person's. */
    record Accept(String personId, Explanation because) implements Decision {}

    /** It may be this person's: somebody should look. */
    record Review(String personId, Explanation because) implements Decision {}

    /** It is nobody's that the register knows, as far as can be told. */
    record Leave(Explanation because) implements Decision {}
}
