package io.fangpin.local;

import io.fangpin.backing.BackingOptions;
import io.fangpin.backing.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What must hold before anything is started; each failing check is one sentence. */
final class MachineChecks {
    private static final int OLDEST_JAVA = 21;
    private static final long NEEDED_MEMORY_MB = Long.getLong("fangpin.check.memory-mb", 3_500);
    private static final long NEEDED_DISK_MB = Long.getLong("fangpin.check.disk-mb", 3_000);
    private static final Path MEMORY = Path.of("/proc/meminfo");

    private MachineChecks() {}

    static void require(LocalOptions options) {
        requireJava(Runtime.version().feature());
        requireServices(options);
        if (Files.isReadable(MEMORY)) {
            requireMemory(availableMemoryMb());
        }
        requireDisk(freeDiskMb(options.folder()));
        requirePorts(options);
    }

    static void requireJava(int version) {
        if (version < OLDEST_JAVA) {
            throw new LocalException("需要 JDK %d 或更高版本,现在是 %d / Needs JDK %d or newer, this is %d"
                    .formatted(OLDEST_JAVA, version, OLDEST_JAVA, version));
        }
    }

    static void requireMemory(long availableMb) {
        if (availableMb < NEEDED_MEMORY_MB) {
            throw new LocalException("可用内存不足:需要 %d MB,现有 %d MB / Not enough free memory: needs %d MB, has %d MB"
                    .formatted(NEEDED_MEMORY_MB, availableMb, NEEDED_MEMORY_MB, availableMb));
        }
    }

    static void requireDisk(long freeMb) {
        if (freeMb < NEEDED_DISK_MB) {
            throw new LocalException("磁盘空间不足:需要 %d MB,现有 %d MB / Not enough disk space: needs %d MB, has %d MB"
                    .formatted(NEEDED_DISK_MB, freeMb, NEEDED_DISK_MB, freeMb));
        }
    }

    private static void requireServices(LocalOptions options) {
        for (FangpinService service : FangpinService.values()) {
            Path application = service.application(options.home()).runner();
            if (!Files.isRegularFile(application)) {
                throw new LocalException(
                        "%s 尚未构建,请先运行 make build / %s is not built yet, run make build first (%s is missing)"
                                .formatted(service.chineseName(), service.folder(), application));
            }
        }
    }

    private static void requirePorts(LocalOptions options) {
        BackingOptions backing = options.backing();
        Ports.requireFree(backing.postgresPort(), "PostgreSQL", "fangpin.port.postgres");
        Ports.requireFree(backing.kafkaPort(), "Kafka", "fangpin.port.kafka");
        Ports.requireFree(backing.kafkaControllerPort(), "Kafka controller", "fangpin.port.kafka-controller");
        Ports.requireFree(backing.keycloakPort(), "Keycloak", "fangpin.port.keycloak");
        Ports.requireFree(backing.keycloakManagementPort(), "Keycloak management", "fangpin.port.keycloak-management");
        for (FangpinService service : FangpinService.values()) {
            Ports.requireFree(options.port(service), service.folder(), service.portSetting());
        }
    }

    private static long availableMemoryMb() {
        try (var lines = Files.lines(MEMORY)) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long freeDiskMb(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.getFileStore(folder).getUsableSpace() / (1024 * 1024);
        } catch (IOException e) {
            throw new LocalException("数据目录 %s 无法使用 / The data folder %s cannot be used".formatted(folder, folder), e);
        }
    }
}
