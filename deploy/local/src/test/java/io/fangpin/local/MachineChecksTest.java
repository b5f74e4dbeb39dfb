package io.fangpin.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fangpin.backing.BackingException;
import io.fangpin.backing.BackingOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineChecksTest {
    @TempDir
    Path folder;

    @Test
    void saysWhichJavaIsNeeded() {
        assertThatThrownBy(() -> MachineChecks.requireJava(17)).hasMessageContaining("JDK 21");
        assertThatCode(() -> MachineChecks.requireJava(21)).doesNotThrowAnyException();
    }

    @Test
    void saysHowMuchMemoryAndDiskAreMissing() {
        assertThatThrownBy(() -> MachineChecks.requireMemory(100)).hasMessageContaining("has 100 MB");
        assertThatThrownBy(() -> MachineChecks.requireDisk(100)).hasMessageContaining("has 100 MB");
    }

    @Test
    void saysWhichServiceIsNotBuilt() {
        assertThatThrownBy(() -> MachineChecks.require(optionsOnFreePorts()))
                .isInstanceOf(LocalException.class)
                .hasMessageContaining("household-registry is not built yet");
    }

    @Test
    void saysWhichPortIsTakenAndHowToMoveIt() throws IOException {
        LocalOptions options = optionsOnFreePorts();
        for (FangpinService service : FangpinService.values()) {
            Path application = service.application(folder).runner();
            Files.createDirectories(application.getParent());
            Files.createFile(application);
        }

        try (ServerSocket taken =
                new ServerSocket(options.port(FangpinService.RISK), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> MachineChecks.require(options))
                    .isInstanceOf(BackingException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("-Dfangpin.port.risk=");
        }
    }

    private LocalOptions optionsOnFreePorts() {
        LocalOptions usual = LocalOptions.ephemeral();
        BackingOptions backing = usual.backing();
        return new LocalOptions(
                folder,
                new BackingOptions(
                        folder.resolve("data"),
                        true,
                        backing.postgresPort(),
                        backing.kafkaPort(),
                        backing.kafkaControllerPort(),
                        backing.keycloakPort(),
                        backing.keycloakManagementPort()),
                usual.ports(),
                usual.county());
    }
}
