package io.fangpin.backing;

import io.fangpin.backing.process.Ports;
import java.nio.file.Path;
import java.util.UUID;

/** Where backing services keep their data and on which ports they listen; all ports are below 32768. */
public record BackingOptions(
        Path folder,
        boolean keepData,
        int postgresPort,
        int kafkaPort,
        int kafkaControllerPort,
        int keycloakPort,
        int keycloakManagementPort) {

    /** For tests: a temporary folder that is deleted at the end, and free ports. */
    public static BackingOptions ephemeral() {
        return new BackingOptions(
                Path.of(System.getProperty("java.io.tmpdir"), "fangpin-backing-" + UUID.randomUUID()),
                false,
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free());
    }

    /** For the local platform: data that stay, on fixed ports, each overridable by {@code -Dfangpin.port.<name>}. */
    public static BackingOptions persistent(Path folder) {
        return new BackingOptions(
                folder.toAbsolutePath(),
                true,
                Integer.getInteger("fangpin.port.postgres", 15432),
                Integer.getInteger("fangpin.port.kafka", 19092),
                Integer.getInteger("fangpin.port.kafka-controller", 19093),
                Integer.getInteger("fangpin.port.keycloak", 18080),
                Integer.getInteger("fangpin.port.keycloak-management", 18079));
    }
}
