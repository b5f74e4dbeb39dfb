package io.fangpin.kit.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * The relay's own session with PostgreSQL: it holds the advisory lock that makes this replica the active one, and hears
 * the notifications. Losing the session is losing the lock.
 */
final class OutboxSession implements AutoCloseable {
    private static final String LOCK = "select pg_try_advisory_lock(hashtext('fangpin.outbox'))";
    /**
     * The oldest transaction of this database that still runs, or the next to come. The snapshot's own xmin would wait
     * for the longest transaction of the whole server, whichever database it belongs to.
     */
    private static final String OLDEST_RUNNING = """
            select coalesce(
                (select running from pg_snapshot_xip(pg_current_snapshot()) as running
                 where running::xid in (
                     select backend_xid from pg_stat_activity where datname = current_database()
                     union all
                     select transaction from pg_prepared_xacts where database = current_database())
                 order by running limit 1),
                pg_snapshot_xmax(pg_current_snapshot()))::text
            """;
    /** Rows of transactions before the given one: no row with an earlier position can appear behind them. */
    private static final String FETCH = """
            select position, id, aggregatetype, aggregateid, type, source, subject,
                   to_char(time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as time, traceparent, payload,
                   extract(epoch from clock_timestamp() - time) as age_seconds
            from outbox where refused is null and xid < ?::xid8
            order by position limit ?
            """;

    private static final String ANY_LEFT = "select exists(select from outbox where refused is null)";
    private static final String DELETE = "delete from outbox where position = any(?)";
    private static final String REFUSE = "update outbox set refused = ? where position = ?";

    private final Connection connection;

    private OutboxSession(Connection connection) {
        this.connection = connection;
    }

    /** One row to publish and its place in the table. */
    record Pending(long position, OutboxRow row, double ageSeconds) {
        long ageNanos() {
            return (long) (ageSeconds * 1e9);
        }
    }

    static OutboxSession open(String jdbcUrl, String user, String password) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("user", user);
        settings.setProperty("password", password);
        settings.setProperty("ApplicationName", "outbox-relay");
        settings.setProperty("connectTimeout", "10");
        settings.setProperty("socketTimeout", "30");
        settings.setProperty("tcpKeepAlive", "true");
        Connection connection = new Driver().connect(jdbcUrl, settings);
        if (connection == null) {
            throw new SQLException("Not a PostgreSQL URL");
        }
        try (Statement statement = connection.createStatement()) {
            // A delete lost in a crash only means that an event is published twice.
            statement.execute("set synchronous_commit = off");
            statement.execute("listen outbox");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return new OutboxSession(connection);
    }

    boolean tryLock() throws SQLException {
        return ask(LOCK);
    }

    /** Two statements, hence two snapshots: what ended while the first was looking is visible to the second. */
    List<Pending> fetch(int limit) throws SQLException {
        String before = oldestRunning();
        try (PreparedStatement statement = connection.prepareStatement(FETCH)) {
            statement.setString(1, before);
            statement.setInt(2, limit);
            List<Pending> rows = new ArrayList<>();
            try (ResultSet at = statement.executeQuery()) {
                while (at.next()) {
                    rows.add(new Pending(at.getLong("position"), row(at), at.getDouble("age_seconds")));
                }
            }
            return rows;
        }
    }

    /** True when rows wait for other transactions to end. */
    boolean anyLeft() throws SQLException {
        return ask(ANY_LEFT);
    }

    void delete(List<Long> positions) throws SQLException {
        if (positions.isEmpty()) {
            return;
        }
        Array array = connection.createArrayOf("bigint", positions.toArray());
        try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            statement.setArray(1, array);
            statement.executeUpdate();
        }
    }

    /** Sets a row aside that Kafka will never take. */
    void refuse(long position, String cause) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REFUSE)) {
            statement.setString(1, cause);
            statement.setLong(2, position);
            statement.executeUpdate();
        }
    }

    /** Returns at the next notification, or after the time given; tells whether there was one. */
    boolean awaitNews(Duration atMost) throws SQLException {
        PGNotification[] news =
                connection.unwrap(PGConnection.class).getNotifications(Math.toIntExact(Math.max(1, atMost.toMillis())));
        return news != null && news.length > 0;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private String oldestRunning() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OLDEST_RUNNING);
                ResultSet answer = statement.executeQuery()) {
            answer.next();
            return answer.getString(1);
        }
    }

    private boolean ask(String question) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question);
                ResultSet answer = statement.executeQuery()) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private static OutboxRow row(ResultSet at) throws SQLException {
        @Nullable String traceparent = at.getString("traceparent");
        return new OutboxRow(
                at.getString("id"),
                at.getString("aggregatetype"),
                at.getString("aggregateid"),
                at.getString("type"),
                at.getString("source"),
                at.getString("subject"),
                at.getString("time"),
                traceparent,
                at.getBytes("payload"));
    }
}
