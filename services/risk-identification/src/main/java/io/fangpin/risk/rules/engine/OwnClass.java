package io.fangpin.risk.rules.engine;

import io.fangpin.risk.rules.engine.Code.Flag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;

/**
 * Gives a condition a class of its own, so that the just-in-time compiler sees constants where it would see one of hundreds of
 * functions: it then puts a whole condition into one piece of machine code, as if it had been written in Java. Lambdas' captured
 * values count as constants of a constant (JEP 371: hidden classes' final fields are trusted).
 */
final class OwnClass {
    private static final byte[] PATTERN = pattern();

    private OwnClass() {}

    static Flag of(Flag code) {
        try {
            return (Flag) MethodHandles.lookup()
                    .defineHiddenClassWithClassData(PATTERN, code, true)
                    .lookupClass()
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot define " + OwnFlag.class, e);
        }
    }

    private static byte[] pattern() {
        try (InputStream in = OwnClass.class.getResourceAsStream("OwnFlag.class")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
