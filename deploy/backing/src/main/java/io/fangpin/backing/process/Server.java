package io.fangpin.backing.process;

/** One running backing service, whichever way it runs. */
public interface Server {
    /** Starts and returns when it serves. */
    void start();

    /** Ends it in order; its data stay. */
    void stop();

    /** Ends it at once, as a power cut would; its data stay. */
    void kill();

    boolean running();

    /** Makes the next start faster from what this one has learned; takes a while, at low priority. */
    default void rememberStart() {}

    /** What runs, for people: {@code PostgreSQL 18.6.0, embedded binary, data …}. */
    String description();

    /** Gives its folders back; called once, after it has stopped. */
    void release();
}
