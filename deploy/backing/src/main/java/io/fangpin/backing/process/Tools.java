package io.fangpin.backing.process;

import java.io.IOException;
import java.nio.file.Path;

/** Which programs this machine has. */
public final class Tools {
    private Tools() {}

    /** Whether the command runs and ends with 0. */
    public static boolean succeeds(String... words) {
        try {
            return new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The {@code java} program of the JVM that runs this code. */
    public static String java() {
        return ofThisJdk("java");
    }

    /** The {@code jcmd} program of the same JDK. */
    public static String jcmd() {
        return ofThisJdk("jcmd");
    }

    private static String ofThisJdk(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }
}
