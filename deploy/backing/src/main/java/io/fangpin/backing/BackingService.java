package io.fangpin.backing;

import io.fangpin.backing.process.Server;
import java.time.Duration;
import java.util.Locale;

/** A started server that can be stopped, cut off and started again on the same port with the same data. */
public abstract sealed class BackingService implements AutoCloseable permits Postgres, Kafka, Keycloak {
    private final Server server;
    private final int port;
    private Duration readyIn = Duration.ZERO;

    BackingService(Server server, int port) {
        this.server = server;
        this.port = port;
    }

    public int port() {
        return port;
    }

    public synchronized void start() {
        long begin = System.nanoTime();
        try {
            server.start();
        } catch (RuntimeException e) {
            server.kill();
            throw e;
        }
        readyIn = Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Stops in order; {@link #start()} brings it back. */
    public synchronized void stop() {
        server.stop();
    }

    /** Ends at once, as a crash would; {@link #start()} brings it back with what was acknowledged. */
    public synchronized void kill() {
        server.kill();
    }

    public boolean running() {
        return server.running();
    }

    /** Makes the next start faster from what this one has learned; takes a while, at low priority. */
    public void rememberStart() {
        server.rememberStart();
    }

    /** What runs, where, and how fast it came: one line for people. */
    public String describe() {
        return String.format(
                Locale.ROOT, "%s, port %d, ready in %.1f s", server.description(), port, readyIn.toMillis() / 1000.0);
    }

    @Override
    public synchronized void close() {
        server.stop();
        server.release();
    }
}
