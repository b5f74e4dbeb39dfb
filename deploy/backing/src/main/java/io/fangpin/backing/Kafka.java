package io.fangpin.backing;

import io.fangpin.backing.container.ContainerServers;
import io.fangpin.backing.embedded.EmbeddedKafka;
import io.fangpin.backing.process.Server;

/** A Kafka broker of one node; topics are created by who owns them, never by a stray message. */
public final class Kafka extends BackingService {

    Kafka(Server server, int port) {
        super(server, port);
    }

    public static Kafka start(BackingOptions options) {
        var folder = options.folder().resolve("kafka");
        Server server = DockerEngine.answers()
                ? ContainerServers.kafka(folder, options.kafkaPort(), options.keepData())
                : new EmbeddedKafka(folder, options.kafkaPort(), options.kafkaControllerPort(), options.keepData());
        Kafka kafka = new Kafka(server, options.kafkaPort());
        kafka.start();
        return kafka;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port();
    }
}
