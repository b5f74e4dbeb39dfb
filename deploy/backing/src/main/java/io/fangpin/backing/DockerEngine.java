package io.fangpin.backing;

import io.fangpin.backing.process.Tools;

/** Whether containers can be used here; {@code -Dfangpin.backing=embedded} or {@code containers} decides by hand. */
public final class DockerEngine {
    private static final String CHOICE = System.getProperty("fangpin.backing", "auto");
    private static final boolean USABLE = switch (CHOICE) {
        case "embedded" -> false;
        case "containers" -> true;
        case "auto" -> Tools.succeeds("docker", "info");
        default ->
            throw new BackingException(
                    BackingException.Code.FAILED,
                    "fangpin.backing 只能是 auto、embedded 或 containers / fangpin.backing is auto, embedded or containers");
    };

    private DockerEngine() {}

    public static boolean answers() {
        return USABLE;
    }
}
