package io.fangpin.local.bench;

import io.fangpin.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Waits until the platform has nothing left to say: no topic grows and no consumer reads on. */
public final class Stillness {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int STILL_LOOKS = 10;
    private static final int MOST_LOOKS = 600;

    private Stillness() {}

    /** The {@link System#nanoTime()} of the look that saw the last movement; consumers say once a second how far they are. */
    public static long await(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Map<String, Long> last = Map.of();
            int still = 0;
            long movedAtNanos = System.nanoTime();
            for (int look = 0; still < STILL_LOOKS; look++) {
                if (look == MOST_LOOKS) {
                    throw new IllegalStateException("The platform did not come to rest");
                }
                Map<String, Long> now = offsets(admin);
                if (now.equals(last)) {
                    still++;
                } else {
                    still = 0;
                    movedAtNanos = System.nanoTime();
                }
                last = now;
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            return movedAtNanos;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Ends of the platform's topics, and how far each group of consumers has read. */
    private static Map<String, Long> offsets(Admin admin) throws InterruptedException, ExecutionException {
        Map<String, Long> offsets = new HashMap<>();
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        admin.describeTopics(Topics.all().stream().map(Topics.Topic::name).toList())
                .allTopicNames()
                .get()
                .forEach((topic, about) -> about.partitions()
                        .forEach(p -> latest.put(new TopicPartition(topic, p.partition()), OffsetSpec.latest())));
        admin.listOffsets(latest).all().get().forEach((p, end) -> offsets.put("end " + p, end.offset()));
        for (GroupListing group : admin.listGroups().all().get()) {
            String id = group.groupId();
            admin.listConsumerGroupOffsets(Map.of(id, new ListConsumerGroupOffsetsSpec()))
                    .partitionsToOffsetAndMetadata(id)
                    .get()
                    .forEach((p, at) -> offsets.put(id + " " + p, at == null ? -1 : at.offset()));
        }
        return offsets;
    }
}
