package io.fangpin.risk.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.junit.jupiter.api.Test;

class CommitPaceTest {
    private static final long NOW = 1_000_000;

    private final CommitPace pace = new CommitPace();
    private final MockProcessorContext<String, byte[]> task = task();
    private final MockProcessorContext<String, byte[]> other = task();

    @Test
    void whatIsSaidOfTheRowsOfASmallFileIsCommittedOnce() {
        for (int row = 0; row < 5; row++) {
            task.setCurrentSystemTimeMs(NOW + row);
            pace.soon(task, NOW);
        }

        assertThat(task.committed()).isFalse();
        assertThat(pauses(task)).containsExactly(CommitPace.SOON.toMillis());

        passes(task, NOW + 10);

        assertThat(task.committed()).isTrue();
    }

    @Test
    void aCommitIsForAllTasksOfTheThread() {
        pace.soon(task, NOW);
        pace.soon(other, NOW);

        assertThat(pauses(task)).hasSize(1);
        assertThat(pauses(other)).isEmpty();
    }

    @Test
    void whatIsSaidWhileACommitIsOverdueIsPartOfIt() {
        pace.soon(task, NOW);
        other.setCurrentSystemTimeMs(NOW + 50);
        pace.soon(other, NOW);

        assertThat(pauses(other)).isEmpty();

        passes(task, NOW + 50);

        assertThat(task.committed()).isTrue();
    }

    @Test
    void aTaskThatGoesTakesItsCommitWithIt() {
        pace.soon(task, NOW);
        pace.forget(task);

        pace.soon(other, NOW);

        assertThat(pauses(other)).hasSize(1);
    }

    @Test
    void theCommitOfATaskThatStaysIsKept() {
        pace.soon(task, NOW);
        pace.forget(other);

        pace.soon(other, NOW);

        assertThat(pauses(other)).isEmpty();
    }

    @Test
    void anotherThreadCommitsForItself() throws InterruptedException {
        pace.soon(task, NOW);

        Thread.ofPlatform().start(() -> pace.soon(other, NOW)).join();

        assertThat(pauses(other)).hasSize(1);
    }

    @Test
    void whatComesLaterIsCommittedLater() {
        pace.soon(task, NOW);
        passes(task, NOW + 10);
        task.resetCommit();

        pace.soon(task, NOW);
        passes(task, NOW + 20);

        assertThat(task.committed()).isTrue();
    }

    @Test
    void noneIsRepeated() {
        pace.soon(task, NOW);
        passes(task, NOW + 10);

        assertThat(task.scheduledPunctuators()).allMatch(CapturedPunctuator::cancelled);
    }

    @Test
    void ofAFloodMoreIsCommittedTogether() {
        pace.soon(task, NOW - 300);

        assertThat(pauses(task)).containsExactly(CommitPace.OF_A_FLOOD.toMillis());
    }

    private static MockProcessorContext<String, byte[]> task() {
        var task = new MockProcessorContext<String, byte[]>();
        task.setCurrentSystemTimeMs(NOW);
        return task;
    }

    private static List<Long> pauses(MockProcessorContext<String, byte[]> task) {
        return task.scheduledPunctuators().stream()
                .map(scheduled -> scheduled.getInterval().toMillis())
                .toList();
    }

    private static void passes(MockProcessorContext<String, byte[]> task, long at) {
        task.setCurrentSystemTimeMs(at);
        task.scheduledPunctuators().stream()
                .filter(scheduled -> !scheduled.cancelled())
                .forEach(scheduled -> scheduled.getPunctuator().punctuate(at));
    }
}
