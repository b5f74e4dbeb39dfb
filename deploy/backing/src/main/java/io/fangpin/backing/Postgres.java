package io.fangpin.backing;

import io.fangpin.backing.container.ContainerServers;
import io.fangpin.backing.embedded.EmbeddedPostgres;
import io.fangpin.backing.process.Server;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/** A PostgreSQL server; each service gets a database and a role of its own that reaches no other's. */
public final class Postgres extends BackingService {
    static final String SUPERUSER = "fangpin";
    private static final String MAINTENANCE_DATABASE = "postgres";
    // Loopback only and not a secret: whoever runs the platform owns the data folder anyway.
    static final String SUPERUSER_PASSWORD = "fangpin-local";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    Postgres(Server server, int port) {
        super(server, port);
    }

    public static Postgres start(BackingOptions options) {
        var folder = options.folder().resolve("postgres");
        var superuser = new EmbeddedPostgres.Superuser(SUPERUSER, SUPERUSER_PASSWORD);
        Server server = DockerEngine.answers()
                ? ContainerServers.postgres(folder, options.postgresPort(), superuser, options.keepData())
                : new EmbeddedPostgres(folder, options.postgresPort(), superuser, options.keepData());
        Postgres postgres = new Postgres(server, options.postgresPort());
        postgres.start();
        return postgres;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port(), database);
    }

    /** For the reactive client: {@code postgresql://127.0.0.1:port/database}. */
    public String reactiveUrl(String database) {
        return "postgresql://127.0.0.1:%d/%s".formatted(port(), database);
    }

    /** A connection as superuser, for looking from outside. */
    public Connection connect(String database) {
        try {
            return DriverManager.getConnection(jdbcUrl(database), SUPERUSER, SUPERUSER_PASSWORD);
        } catch (SQLException e) {
            throw failed("连接 " + database, "connecting to " + database, e);
        }
    }

    /** Creates role and database, or brings the password up to date when they are there; nobody else may connect. */
    public synchronized void createDatabase(String name, String role, String password) {
        requireName(name);
        requireName(role);
        try (Connection connection = connect(MAINTENANCE_DATABASE);
                Statement statement = connection.createStatement()) {
            String verb = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role) ? "ALTER" : "CREATE";
            statement.execute("%s ROLE \"%s\" LOGIN PASSWORD '%s'".formatted(verb, role, password.replace("'", "''")));
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
                statement.execute("CREATE DATABASE \"%s\" OWNER \"%s\"".formatted(name, role));
            }
            statement.execute("REVOKE ALL ON DATABASE \"%s\", postgres, template1 FROM PUBLIC".formatted(name));
        } catch (SQLException e) {
            throw failed("创建数据库 " + name, "creating database " + name, e);
        }
    }

    /** Drops a database with whoever is connected to it; for tests that start from nothing. */
    public synchronized void dropDatabase(String name) {
        requireName(name);
        try (Connection connection = connect(MAINTENANCE_DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS \"%s\" WITH (FORCE)".formatted(name));
        } catch (SQLException e) {
            throw failed("删除数据库 " + name, "dropping database " + name, e);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new BackingException(
                    BackingException.Code.FAILED, "名称不合规范:%s / Not a plain name: %s".formatted(name, name));
        }
    }

    private static BackingException failed(String chinese, String english, SQLException cause) {
        return new BackingException(
                BackingException.Code.FAILED,
                "%s失败 / Failed %s: %s".formatted(chinese, english, cause.getMessage()),
                cause);
    }
}
