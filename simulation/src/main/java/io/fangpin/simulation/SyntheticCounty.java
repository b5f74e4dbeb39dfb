package io.fangpin.simulation;

import com.fasterxml.jackson.databind.SerializationFeature;
import io.fangpin.schemas.EventJson;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.simulation.county.Division;
import io.fangpin.simulation.county.Divisions;
import io.fangpin.simulation.county.Household;
import io.fangpin.simulation.county.Households;
import io.fangpin.simulation.county.IdNumbers;
import io.fangpin.simulation.feeds.FeedFiles;
import io.fangpin.simulation.feeds.HouseholdFeeds;
import io.fangpin.simulation.feeds.RegistrationSheet;
import io.fangpin.simulation.feeds.TruthFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/**
 * Generates a county in one pass over its households, so that memory does not grow with its size. Equal options give
 * byte-identical files; files that are there are overwritten.
 */
public final class SyntheticCounty {

    private static final long REGISTER_STREAM = 0x9E3779B97F4A7C15L;
    private static final long FEED_STREAM = 0xC2B2AE3D27D4EB4FL;

    private SyntheticCounty() {}

    public static SimulationSummary generate(SimulationOptions options, Path out) {
        return generate(options, out, done -> {});
    }

    /**
     * Generates and tells how far it is.
     *
     * @param progress households done, now and then
     */
    public static SimulationSummary generate(SimulationOptions options, Path out, IntConsumer progress) {
        CountyLayout layout = CountyLayout.of(out);
        DatasetContracts contracts = DatasetContracts.load();
        Divisions divisions = Divisions.load();
        IdNumbers idNumbers = new IdNumbers();
        Households households = new Households(options, divisions, idNumbers);
        int persons = 0;
        int outOfPoverty = 0;
        SimulationSummary summary;
        try (TruthFile truth = new TruthFile(layout.truth());
                RegistrationSheet registry = new RegistrationSheet(layout, options, contracts);
                FeedFiles feeds = new FeedFiles(layout, options, contracts, idNumbers, truth)) {
            for (int number = 1; number <= options.households(); number++) {
                Household household = households.make(number, random(options.seed(), number, REGISTER_STREAM));
                registry.add(household);
                truth.standing(household);
                HouseholdFeeds.write(household, options, feeds, truth, random(options.seed(), number, FEED_STREAM));
                persons += household.members().size();
                outOfPoverty += household.outOfPoverty() ? 1 : 0;
                if (number % 1_000 == 0 || number == options.households()) {
                    progress.accept(number);
                }
            }
            summary = new SimulationSummary(
                    options,
                    options.households(),
                    outOfPoverty,
                    persons,
                    feeds.counts(),
                    truth.shocks(),
                    truth.lostShocks(),
                    truth.standing(),
                    truth.expectedAlerts());
        }
        writeDivisions(divisions, layout.divisions());
        writeSummary(summary, layout.summary());
        return summary;
    }

    private static SplittableRandom random(long seed, int number, long stream) {
        return new SplittableRandom((seed * 31 + stream) ^ (number * 0xD1342543DE82EF95L));
    }

    private static void writeDivisions(Divisions divisions, Path path) {
        StringBuilder csv = new StringBuilder("code,name\n");
        for (Division division : divisions.all()) {
            csv.append(division.code()).append(',').append(division.name()).append('\n');
        }
        write(path, csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void writeSummary(SimulationSummary summary, Path path) {
        try {
            byte[] json = EventJson.mapper()
                    .writer()
                    .with(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsBytes(summary);
            write(path, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path path, byte[] content) {
        try {
            Files.write(path, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
