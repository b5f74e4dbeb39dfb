package io.fangpin.backing.process;

import java.util.List;

/**
 * Options of a JVM that shares a small machine with eight others and must not stand still: one collector thread, and no
 * collection of the whole heap because of new code or classes. By default half a percent of the code cache is enough for one,
 * which takes a tenth to half a second (ADR 30).
 */
public final class SteadyJava {
    public static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC", "-XX:ReservedCodeCacheSize=240m", "-XX:SweeperThreshold=25", "-XX:MetaspaceSize=160m");

    private SteadyJava() {}
}
