package io.fangpin.matching.bench;

/** What a thread of the service works at, by its name. */
enum Role {
    /** Parses, validates and seals rows. */
    READ,
    /** Sends records to Kafka. */
    PUBLISH,
    /** Consumes records, decides, says facts and resolutions. */
    MATCH,
    /** Writes rows and what became of them to PostgreSQL, and reads the latter from Kafka. */
    ARCHIVE,
    /** Collects garbage. */
    COLLECT,
    /** Compiles; falls silent when the service has run for a while. */
    COMPILE,
    /** The bench itself. */
    BENCH,
    /** Everything else. */
    OTHER;

    static Role of(String thread) {
        if (thread.startsWith("reader-")) {
            return READ;
        }
        if (thread.contains("data-matching-stream")) {
            return MATCH;
        }
        if (thread.equals("event-publisher") || thread.endsWith("data-matching-publisher")) {
            return PUBLISH;
        }
        if (thread.startsWith("vert.x-") || thread.startsWith("executor-thread") || thread.startsWith("smallrye-")) {
            return ARCHIVE;
        }
        if (thread.equals("main") || thread.endsWith("bench-raw") || thread.startsWith("kafka-admin-client")) {
            return BENCH;
        }
        return OTHER;
    }

    /** A thread of the virtual machine, by the name Linux knows it under. */
    static Role ofMachine(String command) {
        return command.startsWith("C1 ") || command.startsWith("C2 ") ? COMPILE : COLLECT;
    }
}
