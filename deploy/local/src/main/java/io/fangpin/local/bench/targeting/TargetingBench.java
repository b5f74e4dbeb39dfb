package io.fangpin.local.bench.targeting;

import io.fangpin.local.FangpinService;
import io.fangpin.local.LocalOptions;
import io.fangpin.local.LocalPlatform;
import io.fangpin.local.Progress;
import io.fangpin.local.bench.Figures;
import io.fangpin.local.bench.Percentiles;
import io.fangpin.local.bench.Stillness;
import io.fangpin.local.bench.targeting.Expected.EvidenceGiven;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.schemas.matching.SourceRecord;
import io.fangpin.simulation.EventRates;
import io.fangpin.simulation.NoiseRates;
import io.fangpin.simulation.SimulationOptions;
import io.fangpin.simulation.SimulationPolicy;
import io.fangpin.simulation.SyntheticCounty;
import io.fangpin.simulation.Truth;
import io.fangpin.simulation.load.CountyLoader;
import io.fangpin.simulation.load.PlatformAccess;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code make bench-targeting}: whether alerts name whom they should. For each scenario the whole platform begins empty, a
 * county of unseen seed is loaded through the departments' doors, its feeds damaged as the scenario says, and the alerts are
 * held against what the simulation knows. Only the clean scenario's figures are promised.
 */
public final class TargetingBench {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final PrintStream PROGRESS = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int HOUSEHOLDS = Integer.getInteger("fangpin.targeting.households", 1_500);
    private static final int MONTHS = Integer.getInteger("fangpin.targeting.months", 3);
    private static final String SEEDS = System.getProperty("fangpin.targeting.seeds", "20261122");
    private static final String SCENARIOS = System.getProperty("fangpin.targeting.scenarios", "");
    private static final int DUE_DAY_WHEN_NONE_IS_AGREED = 1;
    private static final int SHOWN = 25;

    private static final double LEAST_RECALL = 99.5;
    private static final double MOST_MISSED = 0.5;

    private final Progress progress = new Progress(PROGRESS);
    private final DatasetContracts contracts = DatasetContracts.load();

    private TargetingBench() {}

    public static void main(String[] words) {
        Figures figures = new Figures(OUT);
        TargetingBench bench = new TargetingBench();
        try (LocalPlatform platform = LocalPlatform.start(LocalOptions.ephemeral(), bench.progress)) {
            boolean fresh = true;
            for (Scenario scenario : scenarios()) {
                List<Hits> counties = new ArrayList<>();
                for (String seed : SEEDS.split(",")) {
                    if (!fresh) {
                        EmptyPlatform.forget(platform);
                    }
                    fresh = false;
                    counties.add(bench.run(platform, scenario, Long.parseLong(seed)));
                }
                say(scenario, Hits.together(counties), figures);
            }
        }
        figures.missed().forEach(PROGRESS::println);
        System.exit(figures.missed().isEmpty() ? 0 : 1);
    }

    private static List<Scenario> scenarios() {
        return SCENARIOS.isEmpty()
                ? List.of(Scenario.values())
                : Arrays.stream(Scenario.values())
                        .filter(s -> List.of(SCENARIOS.split(",")).contains(s.label()))
                        .toList();
    }

    private Hits run(LocalPlatform platform, Scenario scenario, long seed) {
        progress.say("精准度", "targeting: " + scenario.label() + ", seed " + seed);
        SimulationOptions options = SimulationOptions.usual(LocalDate.now(CHINA))
                .withHouseholds(HOUSEHOLDS)
                .withMonths(MONTHS)
                .withSeed(seed)
                .withEvents(EventRates.everything())
                .withNoise(NoiseRates.everything())
                .withPolicy(SimulationPolicy.defaults().closely());
        List<String> periods = options.periods().stream().map(Object::toString).toList();
        Path county = platform.options().folder().resolve("county-" + scenario.label() + seed);
        SyntheticCounty.generate(options, county);
        List<Truth> truth;
        try (Stream<Truth> lines = Truth.read(county)) {
            truth = lines.toList();
        }
        scenario.damage(county, seed);
        Map<String, String> periodByBatch = load(platform, county, scenario.arrivals(periods));
        String kafka = platform.kafka().bootstrapServers();
        var unused = Stillness.await(kafka);
        List<Raised> raised = new RaisedAlerts(kafka, row -> arrival(scenario, row, periodByBatch, periods)).read();
        return new Hits(HOUSEHOLDS, Expected.of(truth), raised);
    }

    private Map<String, String> load(LocalPlatform platform, Path county, List<String> months) {
        CountyLoader loader = new CountyLoader(
                PlatformAccess.demo(
                        URI.create(platform.keycloak().issuerUrl()),
                        URI.create(platform.url(FangpinService.REGISTRY)),
                        URI.create(platform.url(FangpinService.MATCHING))),
                step -> {});
        var divisions = loader.loadDivisions(county);
        var register = loader.loadRegister(county);
        progress.say("登记表", "register: %d sheets, %d divisions".formatted(register.size(), divisions));
        Map<String, String> periodByBatch = new HashMap<>();
        for (String month : months) {
            loader.loadMonth(county, month).forEach(batch -> periodByBatch.put(batch.batchId(), batch.period()));
            progress.say("数据批次", month + " is in");
        }
        return periodByBatch;
    }

    private LocalDate arrival(
            Scenario scenario, SourceRecord row, Map<String, String> periodByBatch, List<String> periods) {
        String period = periodByBatch.getOrDefault(row.batchId(), periods.getLast());
        Integer due = contracts.find(row.dataset()).orElseThrow().dueDay();
        return scenario.arrival(period, due == null ? DUE_DAY_WHEN_NONE_IS_AGREED : due, periods);
    }

    private static void say(Scenario scenario, Hits hits, Figures figures) {
        String name = scenario.label() + ".";
        double recall = hits.recall(Expected::carriedShock);
        double missed = hits.missedRate(e -> e.evidence() != EvidenceGiven.NONE);
        if (scenario == Scenario.CLEAN) {
            figures.promiseAtLeast(name + "recall", recall, "%", LEAST_RECALL);
            figures.promiseAtMost(name + "missed-rate", missed, "%", MOST_MISSED);
        } else {
            figures.say(name + "recall", recall, "%");
            figures.say(name + "missed-rate", missed, "%");
        }
        figures.say(name + "recall.clear-rows", hits.recall(e -> e.evidence() == EvidenceGiven.CLEAR), "%");
        figures.say(name + "recall.doubtful-rows", hits.recall(e -> e.evidence() == EvidenceGiven.DOUBTFUL), "%");
        figures.say(name + "recall.with-lost-rows", hits.recall(e -> true), "%");
        figures.say(name + "missed-rate.with-lost-rows", hits.missedRate(e -> true), "%");
        figures.say(name + "recall.register", hits.recallOfStandingRisks(), "%");
        figures.say(name + "alerts.expected", hits.expected().size(), "alerts");
        figures.say(name + "alerts.raised", hits.raised().size(), "alerts");
        figures.say(name + "alerts.cleared-again", hits.clearedAgain(), "alerts");
        figures.say(name + "precision", hits.precision(), "%");
        hits.precisionByRule()
                .forEach((rule, of) ->
                        figures.say(name + "precision." + rule, of.percent(), "% of " + of.alerts() + " alerts"));
        List<Long> lead = hits.leadDays();
        figures.say(name + "lead.p50", Percentiles.of(lead, 50), "days");
        figures.say(name + "lead.p90", Percentiles.of(lead, 90), "days");
        hits.missed().stream().limit(SHOWN).forEach(e -> PROGRESS.println("missed " + scenario.label() + ": " + e));
        hits.unfounded().stream()
                .limit(SHOWN)
                .forEach(r -> PROGRESS.println("unfounded " + scenario.label() + ": " + r));
    }
}
