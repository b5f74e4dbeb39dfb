package io.fangpin.matching.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** CPU of the servers that this process started, with all their processes. */
final class ServerCpu {
    private static final double TICKS_A_SECOND = 100;

    private ServerCpu() {}

    /** @param inCommand part of the command line that only the server's processes have */
    static double seconds(String inCommand) {
        return ProcessHandle.current()
                .descendants()
                .mapToDouble(process -> seconds(process.pid(), inCommand))
                .sum();
    }

    private static double seconds(long pid, String inCommand) {
        Path proc = Path.of("/proc", Long.toString(pid));
        try {
            return Files.readString(proc.resolve("cmdline")).contains(inCommand)
                    ? CpuByRole.ticks(proc.resolve("stat")) / TICKS_A_SECOND
                    : 0;
        } catch (IOException ended) {
            return 0;
        }
    }
}
