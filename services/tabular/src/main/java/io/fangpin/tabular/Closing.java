package io.fangpin.tabular;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Closes what was only read from. */
final class Closing {

    private Closing() {}

    static void quietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
