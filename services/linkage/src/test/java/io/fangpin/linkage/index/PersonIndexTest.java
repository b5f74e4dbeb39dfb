package io.fangpin.linkage.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.linkage.config.LinkageConfig;
import io.fangpin.linkage.config.Subject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PersonIndexTest {
    private static final LinkageConfig CONFIG = LinkageConfig.residents();

    @Test
    void findsAPersonByAnyKey() {
        PersonIndex index = new PersonIndex(CONFIG);
        index.put(person("P1", "张伟明", "1980-05-03", "13812345678"));

        assertThat(candidates(index, person("r", "章维明", "1980-05-03", null))).containsExactly("P1");
        assertThat(candidates(index, person("r", "李强", null, "13812345678"))).containsExactly("P1");
        assertThat(candidates(index, person("r", "李强", "1999-01-01", null))).isEmpty();
    }

    @Test
    void forgetsWhoWasRemovedAndHowAReplacedOneLooked() {
        PersonIndex index = new PersonIndex(CONFIG);
        index.put(person("P1", "张伟明", "1980-05-03", null));
        index.put(person("P2", "李秀英", "1955-01-09", null));

        index.put(person("P1", "张国强", "1981-06-07", null));
        index.remove("P2");
        index.remove("P3");

        assertThat(index.size()).isEqualTo(1);
        assertThat(candidates(index, person("r", "张伟明", "1980-05-03", null))).isEmpty();
        assertThat(candidates(index, person("r", "张国强", "1981-06-07", null))).containsExactly("P1");
        assertThat(candidates(index, person("r", "李秀英", "1955-01-09", null))).isEmpty();
    }

    @Test
    void splitsAnOverfullBlockAndCountsWhatNoPartTakes() {
        PersonIndex index = new PersonIndex(CONFIG);
        for (int i = 0; i < 200; i++) {
            String name = (i % 2 == 0 ? "张" : "李") + (char) ('一' + 37 * i);
            index.put(person("P" + i, name, null, "13800000000"));
        }
        for (int i = 0; i < 200; i++) {
            index.put(CONFIG.subject("H" + i, Map.of("householdNo", "养老院")));
        }

        assertThat(candidates(index, person("r", "张" + (char) ('一' + 37 * 100), null, "13800000000")))
                .contains("P100");
        assertThat(index.skippedByKey()).containsEntry("household", 200L);
    }

    @Test
    void staysSmallHoweverOftenPersonsChange() {
        PersonIndex index = new PersonIndex(CONFIG);
        for (int i = 0; i < 250_000; i++) {
            index.put(person("P" + i % 500, "张" + (char) ('一' + i % 500), "1980-05-03", "1381234" + i % 500));
        }

        assertThat(index.size()).isEqualTo(500);
        assertThat(index.bytes()).isLessThan(40_000_000);
        assertThat(candidates(index, person("r", "张" + (char) ('一' + 499), "1980-05-03", null)))
                .contains("P499");
    }

    @Property(tries = 50)
    void isAfterChangesAsIfBuiltAnew(@ForAll @Size(max = 120) List<@IntRange(min = -15, max = 15) Integer> changes) {
        PersonIndex changed = new PersonIndex(CONFIG);
        Map<String, Subject> expected = new HashMap<>();
        int turn = 0;
        for (int change : changes) {
            String id = "P" + Math.abs(change);
            if (change < 0) {
                changed.remove(id);
                expected.remove(id);
            } else {
                Subject person = person(id, "张伟" + (char) ('一' + turn++ % 7), "1980-05-0" + (1 + turn % 3), null);
                changed.put(person);
                expected.put(id, person);
            }
        }

        assertThat(changed.size()).isEqualTo(expected.size());
        for (Subject person : expected.values()) {
            Set<String> same = new HashSet<>();
            expected.values().stream()
                    .filter(other -> person.value(1).equals(other.value(1)))
                    .forEach(other -> same.add(other.id()));
            assertThat(candidates(changed, person)).containsAll(same).isSubsetOf(expected.keySet());
        }
    }

    @Test
    void isReadWhileItIsWritten() {
        PersonIndex index = new PersonIndex(CONFIG);
        Subject resident = person("P0", "张伟明", "1980-05-03", "13812345678");
        index.put(resident);
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Integer> missed = CompletableFuture.supplyAsync(() -> {
            IndexReader reader = index.reader();
            int misses = 0;
            while (!done.get()) {
                misses += candidates(reader, resident).contains("P0") ? 0 : 1;
            }
            return misses;
        });

        for (int i = 1; i < 30_000; i++) {
            index.put(person("P" + i % 5_000 + "x", "王" + (char) ('一' + i % 999), "1970-01-0" + (1 + i % 9), "1" + i));
        }
        done.set(true);

        assertThat(missed.join()).isZero();
        assertThat(index.size()).isEqualTo(5_001);
    }

    private static Set<String> candidates(PersonIndex index, Subject record) {
        return candidates(index.reader(), record);
    }

    private static Set<String> candidates(IndexReader reader, Subject record) {
        reader.begin(record);
        reader.collect(1);
        int count = reader.collect(2);
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < count; i++) {
            ids.add(reader.id(reader.candidate(i)));
        }
        return ids;
    }

    private static Subject person(String id, String name, String birthDate, String phone) {
        Map<String, String> values = new HashMap<>();
        values.put("name", name);
        values.put("birthDate", birthDate);
        values.put("phone", phone);
        return CONFIG.subject(id, values);
    }
}
