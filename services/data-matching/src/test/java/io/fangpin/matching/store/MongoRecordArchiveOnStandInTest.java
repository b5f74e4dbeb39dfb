package io.fangpin.matching.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * The MongoDB archive against a stand-in for MongoDB written in Java: it shows that the queries mean what they should. It
 * says nothing about durability, indexes or speed.
 */
class MongoRecordArchiveOnStandInTest extends RecordArchiveContract {
    private static MongoServer standIn;
    private static MongoClient client;
    private static MongoRecordArchive archive;

    @BeforeAll
    static void start() {
        standIn = new MongoServer(new MemoryBackend());
        client = MongoClients.create(standIn.bindAndGetConnectionString());
        archive = new MongoRecordArchive(client.getDatabase("matching"));
        archive.createIndexes();
    }

    @AfterAll
    static void stop() {
        client.close();
        standIn.shutdown();
    }

    @Override
    RecordArchive archive() {
        return archive;
    }
}
