package io.fangpin.local;

import io.fangpin.backing.Kafka;
import io.fangpin.backing.Postgres;
import java.util.HashMap;
import java.util.Map;

/** The environment of a service, as {@code docs/interfaces.md} lists it. */
final class ServiceSettings {
    private static final String KEY_ID = "local";

    private ServiceSettings() {}

    static Map<String, String> of(
            FangpinService service, LocalOptions options, Secrets secrets, Postgres postgres, Kafka kafka) {
        Map<String, String> environment = new HashMap<>();
        environment.put("FANGPIN_HTTP_PORT", Integer.toString(options.port(service)));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("FANGPIN_DB_HOST", "127.0.0.1");
        environment.put("FANGPIN_DB_PORT", Integer.toString(postgres.port()));
        environment.put("FANGPIN_DB_NAME", service.database());
        environment.put("FANGPIN_DB_USER", service.database());
        environment.put("FANGPIN_DB_PASSWORD", databasePassword(service, secrets));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        environment.put("FANGPIN_OIDC_URL", issuerUrl(options));
        environment.put("FANGPIN_CRYPTO_ACTIVE_KEY", KEY_ID);
        environment.put("FANGPIN_CRYPTO_KEYS_LOCAL", secrets.key("crypto." + KEY_ID));
        environment.put("FANGPIN_CRYPTO_HASH_KEY", secrets.key("crypto.hash"));
        environment.put(
                "FANGPIN_STATE_DIR",
                options.folder().resolve("state").resolve(service.folder()).toString());
        if (service == FangpinService.RISK) {
            environment.put(
                    "FANGPIN_CONSOLE_URL", "http://127.0.0.1:%d".formatted(options.port(FangpinService.DASHBOARD)));
            environment.put("FANGPIN_WEBHOOK_HOSTS", "127.0.0.1,localhost");
        }
        if (service == FangpinService.DASHBOARD) {
            // The console wants the realm while it starts, and the very first start of Keycloak takes minutes.
            environment.put("QUARKUS_OIDC_CONNECTION_DELAY", "10M");
            environment.put(
                    "FANGPIN_CONSOLE_CLIENT_SECRET",
                    System.getenv().getOrDefault("FANGPIN_CONSOLE_CLIENT_SECRET", "console-demo-secret"));
            for (FangpinService other : FangpinService.values()) {
                environment.put("FANGPIN_" + other.name() + "_URL", "http://127.0.0.1:" + options.port(other));
            }
        }
        return Map.copyOf(environment);
    }

    static String databasePassword(FangpinService service, Secrets secrets) {
        return secrets.key("database." + service.database());
    }

    static String issuerUrl(LocalOptions options) {
        return "http://127.0.0.1:%d/realms/fangpin".formatted(options.backing().keycloakPort());
    }
}
