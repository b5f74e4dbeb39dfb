package io.fangpin.linkage.bench;

import io.fangpin.linkage.bench.DukePeer.Property;
import io.fangpin.linkage.bench.ResidentTrial.Outcome;
import io.fangpin.linkage.bench.SyntheticFeed.Labelled;
import io.fangpin.linkage.config.LinkageConfig;
import io.fangpin.linkage.config.Subject;
import io.fangpin.linkage.decide.RecordMatcher;
import io.fangpin.linkage.index.IndexReader;
import io.fangpin.linkage.index.PersonIndex;
import io.fangpin.linkage.model.LinkageParameters;
import io.fangpin.linkage.model.Training;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.priv.garshol.duke.comparators.ExactComparator;
import no.priv.garshol.duke.comparators.Levenshtein;

/** A synthetic county and its feed: quality, speed, memory, and how blocking bears growth. */
final class ResidentBench {
    private static final int LEAST_RUNS = 7;
    /** Fewer would measure the compiler. */
    private static final int LEAST_DECISIONS = 1_000_000;

    private static final int CHUNK = 20_000;
    private static final int RECALL_RECORDS = 20_000;

    private final Figures figures;
    private final BenchSizes sizes;
    private final LinkageConfig config = LinkageConfig.residents();
    private final SyntheticRegister register;
    private final PersonIndex index = new PersonIndex(config);
    private int nextHousehold;
    private double indexSeconds;

    ResidentBench(Figures figures, BenchSizes sizes) {
        this.figures = figures;
        this.sizes = sizes;
        this.register = new SyntheticRegister(sizes.seed(), Math.max(sizes.large(), sizes.persons()));
    }

    void run() {
        List<Labelled> early = new SyntheticFeed(
                        register, register.householdsWithin(sizes.small()), ErrorMix.stated(), config, sizes.seed() + 3)
                .records(RECALL_RECORDS);
        long heapBefore = usedHeap();
        growTo(sizes.small());
        double recallSmall = recall(early);
        figures.print("blocking.recall." + sizes.small(), recallSmall, "1");
        if (sizes.duke()) {
            duke();
        }
        growTo(sizes.persons());
        figures.print("index.build." + sizes.persons(), indexSeconds, "s CPU");
        figures.atMost(512, "index.heap", (double) (usedHeap() - heapBefore) / index.size(), "bytes/person");
        double recallMiddle = recall(early);
        figures.print("blocking.recall." + sizes.persons(), recallMiddle, "1");
        quality();
        if (sizes.large() > sizes.persons()) {
            growTo(sizes.large());
            figures.atMost(120, "index.build." + sizes.large(), indexSeconds, "s CPU");
            figures.atMost(
                    512,
                    "index.heap." + sizes.large(),
                    (double) (usedHeap() - heapBefore) / index.size(),
                    "bytes/person");
            double recallLarge = recall(early);
            figures.print("blocking.recall." + sizes.large(), recallLarge, "1");
            figures.atMost(0.001, "blocking.recall.drop", recallSmall - recallLarge, "1");
            figures.note("persons that over-full blocks leave out, by key: " + index.skippedByKey());
        }
    }

    private void quality() {
        int households = nextHousehold;
        List<Labelled> sample = new SyntheticFeed(register, households, ErrorMix.stated(), config, sizes.seed() + 1)
                .records(config.training().records());
        LinkageParameters[] parameters = new LinkageParameters[1];
        double training =
                CpuTime.seconds(() -> parameters[0] = Training.learn(ResidentTrial.unlabelled(sample), index, config));
        figures.print("training", training, "s CPU");
        List<Labelled> records = new SyntheticFeed(register, households, ErrorMix.stated(), config, sizes.seed() + 2)
                .records(sizes.records());
        ResidentTrial trial = new ResidentTrial(config, index);
        Outcome stated = trial.run(records, parameters[0]);
        figures.atLeast(0.997, "residents.f1", stated.accepted().f1(), "1");
        figures.atLeast(0.9995, "residents.precision", stated.accepted().precision(), "1");
        figures.print("residents.recall", stated.accepted().recall(), "1");
        figures.atMost(0.003, "residents.review", stated.reviewShare(), "1");
        figures.note("faults by kind of record and decision: " + stated.faults());
        ErrorMix worse = ErrorMix.stated().withThreeTimesTheIdErrors();
        Outcome threefold = trial.run(
                new SyntheticFeed(register, households, worse, config, sizes.seed() + 4).records(sizes.records()),
                parameters[0]);
        figures.atLeast(
                0.988,
                "residents.three-times-id-errors.f1",
                threefold.accepted().f1(),
                "1");
        figures.print(
                "residents.three-times-id-errors.precision",
                threefold.accepted().precision(),
                "1");
        speed(ResidentTrial.unlabelled(records), parameters[0]);
    }

    private void speed(List<Subject> records, LinkageParameters parameters) {
        RecordMatcher matcher = new RecordMatcher(index, config, parameters);
        List<Subject> exact = records.stream()
                .filter(record -> matcher.decide(record).because().byExactField())
                .toList();
        figures.print("speed.answered-by-id-share", (double) exact.size() / records.size(), "1");
        double byId = CpuTime.bestSeconds(runs(exact.size()), () -> exact.forEach(matcher::decide));
        figures.atLeast(500_000, "speed.by-id", exact.size() / byId, "records/s CPU");
        double weighed = CpuTime.bestSeconds(runs(records.size()), () -> records.forEach(matcher::decideByWeighing));
        figures.atLeast(200_000, "speed.probabilistic", records.size() / weighed, "records/s CPU");
        double both = CpuTime.bestSeconds(runs(records.size()), () -> records.forEach(matcher::decide));
        figures.print("speed.feed", records.size() / both, "records/s CPU");
    }

    private static int runs(int records) {
        return Math.max(LEAST_RUNS, LEAST_DECISIONS / Math.max(1, records));
    }

    private void duke() {
        List<Subject> persons = new ArrayList<>();
        int households = register.householdsWithin(sizes.dukePersons());
        for (int h = 0; h < households; h++) {
            register.household(h).forEach(person -> persons.add(person.subject(config)));
        }
        PersonIndex own = new PersonIndex(config);
        persons.forEach(own::put);
        List<Labelled> records = new SyntheticFeed(register, households, ErrorMix.stated(), config, sizes.seed() + 5)
                .records(sizes.dukeRecords());
        Map<String, String> truth = new HashMap<>();
        records.forEach(record -> truth.put(record.subject().id(), record.person()));
        LinkageParameters parameters = Training.learn(ResidentTrial.unlabelled(records), own, config);
        RecordMatcher matcher = new RecordMatcher(own, config, parameters);
        Outcome ours = new ResidentTrial(config, own).run(records, parameters);
        double seconds = CpuTime.bestSeconds(
                runs(records.size()), () -> records.forEach(record -> matcher.decide(record.subject())));
        DukePeer duke = new DukePeer(config, 0.9, dukeProperties(), persons);
        Quality[] quality = new Quality[1];
        double dukeSeconds =
                CpuTime.seconds(() -> quality[0] = duke.quality(ResidentTrial.unlabelled(records), truth::get));
        figures.note("Duke on a subset: " + persons.size() + " persons, " + records.size() + " records");
        figures.print("subset.residents.f1", ours.accepted().f1(), "1");
        figures.print("subset.residents.precision", ours.accepted().precision(), "1");
        figures.print("duke.subset.residents.f1", quality[0].f1(), "1");
        figures.print("duke.subset.residents.precision", quality[0].precision(), "1");
        figures.print("duke.subset.speed", records.size() / dukeSeconds, "records/s CPU");
        figures.print("subset.speed.ours-over-duke", dukeSeconds / seconds, "1");
    }

    private static List<Property> dukeProperties() {
        return List.of(
                new Property("name", new Levenshtein(), 0.1, 0.9),
                new Property("birthDate", new Levenshtein(), 0.2, 0.9),
                new Property("idNo", new Levenshtein(), 0.05, 0.99),
                new Property("sex", new ExactComparator(), 0.3, 0.52),
                new Property("phone", new ExactComparator(), 0.45, 0.9),
                new Property("division", new ExactComparator(), 0.4, 0.65));
    }

    private void growTo(int persons) {
        List<Subject> chunk = new ArrayList<>(CHUNK);
        while (nextHousehold < register.households() && index.size() + chunk.size() < persons) {
            register.household(nextHousehold++).forEach(person -> chunk.add(person.subject(config)));
            if (chunk.size() >= CHUNK) {
                put(chunk);
            }
        }
        put(chunk);
    }

    private void put(List<Subject> chunk) {
        indexSeconds += CpuTime.seconds(() -> chunk.forEach(index::put));
        chunk.clear();
    }

    /** The share of registered persons' records whose person is among the candidates of any key. */
    private double recall(List<Labelled> records) {
        IndexReader reader = index.reader();
        int found = 0;
        int registered = 0;
        for (Labelled labelled : records) {
            if (labelled.person() != null) {
                registered++;
                reader.begin(labelled.subject());
                reader.collect(1);
                int count = reader.collect(2);
                for (int i = 0; i < count; i++) {
                    if (labelled.person().equals(reader.id(reader.candidate(i)))) {
                        found++;
                        break;
                    }
                }
            }
        }
        return (double) found / registered;
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
