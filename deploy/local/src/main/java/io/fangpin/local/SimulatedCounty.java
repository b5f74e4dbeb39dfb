package io.fangpin.local;

import io.fangpin.local.LocalOptions.CountyOptions;
import io.fangpin.simulation.CountyLayout;
import io.fangpin.simulation.SimulationOptions;
import io.fangpin.simulation.SimulationSummary;
import io.fangpin.simulation.SyntheticCounty;
import io.fangpin.simulation.load.CountyLoader;
import io.fangpin.simulation.load.LoadProgress;
import io.fangpin.simulation.load.LoadResult;
import io.fangpin.simulation.load.PlatformAccess;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;

/** Brings a synthetic county into a running platform, through the same doors that departments use. */
public final class SimulatedCounty {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Duration SAY_EVERY = Duration.ofSeconds(5);

    private final LocalPlatform platform;
    private final Progress progress;
    private Duration lastSaid = Duration.ZERO;

    public SimulatedCounty(LocalPlatform platform, Progress progress) {
        this.platform = platform;
        this.progress = progress;
    }

    /** Where the generated files lie, with the known truth apart from them. */
    public Path folder() {
        return platform.options().folder().resolve("county");
    }

    /** Returns when the platform has taken everything in; doing it again after an interruption changes nothing. */
    public LoadResult load(CountyOptions county) {
        SimulationSummary summary = generated(county);
        progress.say(
                "正在载入合成县:%d 户,%d 人,%d 个数据文件"
                        .formatted(
                                summary.households(),
                                summary.persons(),
                                summary.files().size()),
                "loading the synthetic county: %d households, %d persons, %d files"
                        .formatted(
                                summary.households(),
                                summary.persons(),
                                summary.files().size()));
        CountyLoader loader = new CountyLoader(
                PlatformAccess.demo(
                        URI.create(platform.keycloak().issuerUrl()),
                        URI.create(platform.url(FangpinService.REGISTRY)),
                        URI.create(platform.url(FangpinService.MATCHING))),
                this::say);
        LoadResult result = loader.load(folder());
        progress.say(
                "合成县已载入,用时 %d 秒".formatted(result.elapsed().toSeconds()),
                "the synthetic county is in, %d s".formatted(result.elapsed().toSeconds()));
        result.differences(summary).forEach(difference -> progress.say("与预期不同", "not as expected: " + difference));
        return result;
    }

    /** Files that an interrupted load left are used again: the county depends on the day it was made. */
    private SimulationSummary generated(CountyOptions county) {
        if (Files.exists(CountyLayout.of(folder()).summary())) {
            SimulationSummary known = SimulationSummary.read(folder());
            SimulationOptions options = known.options();
            if (new CountyOptions(options.households(), options.months(), options.seed()).equals(county)) {
                return known;
            }
        }
        LocalDate today = LocalDate.now(Clock.system(CHINA));
        SimulationOptions options = SimulationOptions.usual(today)
                .withHouseholds(county.households())
                .withMonths(county.months())
                .withSeed(county.seed());
        return SyntheticCounty.generate(options, folder());
    }

    private void say(LoadProgress step) {
        boolean finished = step.total() > 0 && step.done() >= step.total();
        if (finished || progress.elapsed().minus(lastSaid).compareTo(SAY_EVERY) >= 0) {
            lastSaid = progress.elapsed();
            progress.say("载入", "%s: %d of %d".formatted(step.what(), step.done(), step.total()));
        }
    }
}
