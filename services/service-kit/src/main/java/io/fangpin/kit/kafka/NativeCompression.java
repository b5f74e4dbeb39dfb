package io.fangpin.kit.kafka;

import io.quarkus.logging.Log;

/**
 * Lets Kafka's clients compress with lz4's own code. By themselves they do so only when the application's loader is the
 * system's, which Quarkus' is not, and fall back to Java, several times slower.
 */
final class NativeCompression {
    private NativeCompression() {}

    /** Loads the library for all later users of it; without one for this machine, or a place to unpack it, Java stays. */
    static void prefer() {
        try {
            Class.forName("net.jpountz.lz4.LZ4Factory")
                    .getMethod("nativeInstance")
                    .invoke(null);
        } catch (ReflectiveOperationException | LinkageError unavailable) {
            Log.debugf("lz4 in Java: %s", unavailable.getClass().getSimpleName());
        }
    }
}
