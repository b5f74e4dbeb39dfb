package io.fangpin.backing;

import io.fangpin.backing.container.ContainerServers;
import io.fangpin.backing.embedded.EmbeddedKeycloak;
import io.fangpin.backing.process.Server;
import java.nio.file.Path;

/** The identity provider with one realm; a realm that is already in its database is left as it is. */
public final class Keycloak extends BackingService {
    /** The bootstrap administrator of the whole server, for the local platform only. */
    public static final String ADMIN_NAME = "admin";

    public static final String ADMIN_PASSWORD = System.getProperty("fangpin.keycloak.password", "admin");

    private static final String DATABASE = "keycloak";

    private final String realm;

    Keycloak(Server server, int port, String realm) {
        super(server, port);
        this.realm = realm;
    }

    /** Starts with its data in the given PostgreSQL; the realm's name is the file's name before {@code -realm.json}. */
    public static Keycloak start(BackingOptions options, Postgres postgres, Path realmFile) {
        String realm = realmFile.getFileName().toString().replace("-realm.json", "");
        Server server;
        if (DockerEngine.answers()) {
            server = ContainerServers.keycloak(options, realm, realmFile, ADMIN_NAME, ADMIN_PASSWORD);
        } else {
            postgres.createDatabase(DATABASE, DATABASE, Postgres.SUPERUSER_PASSWORD);
            server = new EmbeddedKeycloak(
                    options.folder().resolve("keycloak"),
                    new EmbeddedKeycloak.Ears(options.keycloakPort(), options.keycloakManagementPort()),
                    new EmbeddedKeycloak.Database(postgres.jdbcUrl(DATABASE), DATABASE, Postgres.SUPERUSER_PASSWORD),
                    new EmbeddedKeycloak.Realm(realm, realmFile, ADMIN_NAME, ADMIN_PASSWORD),
                    options.keepData());
        }
        Keycloak keycloak = new Keycloak(server, options.keycloakPort(), realm);
        keycloak.start();
        return keycloak;
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** The issuer of the realm's tokens: {@code http://127.0.0.1:port/realms/fangpin}. */
    public String issuerUrl() {
        return url() + "/realms/" + realm;
    }
}
