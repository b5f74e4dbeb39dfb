package io.fangpin.simulation;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** Generates a county from the command line; see {@link #USAGE}. */
public final class Main {

    static final String USAGE = """
            用法 Usage: io.fangpin.simulation.Main --out <folder> [--households 10000] [--months 6] [--seed 421281]
                       [--from yyyy-MM] [--today yyyy-MM-dd]
            """;

    private Main() {}

    public static void main(String[] args) {
        PrintStream console = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Map<String, String> given = read(args);
        String out = given.remove("out");
        if (out == null) {
            console.print(USAGE);
            System.exit(2);
            return;
        }
        Clock clock = Clock.system(ZoneId.of("Asia/Shanghai"));
        SimulationOptions options = options(given, LocalDate.now(clock));
        long start = clock.millis();
        SimulationSummary summary = SyntheticCounty.generate(options, Path.of(out), done -> {
            if (done % 100_000 == 0) {
                console.printf("%,d 户 households, %d s%n", done, (clock.millis() - start) / 1000);
            }
        });
        Runtime runtime = Runtime.getRuntime();
        console.printf(
                "%,d 户 households, %,d 人 persons, %,d 行 feed rows, %.1f s, heap %d MiB%n",
                summary.households(),
                summary.persons(),
                summary.files().stream()
                        .mapToLong(SimulationSummary.FeedFile::rows)
                        .sum(),
                (clock.millis() - start) / 1000.0,
                (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }

    static SimulationOptions options(Map<String, String> given, LocalDate today) {
        Map<String, String> left = new HashMap<>(given);
        String day = left.remove("today");
        SimulationOptions options = SimulationOptions.usual(day == null ? today : LocalDate.parse(day));
        String households = left.remove("households");
        String seed = left.remove("seed");
        String months = left.remove("months");
        String from = left.remove("from");
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("未知参数 / Unknown option: " + left.keySet());
        }
        int number = months == null ? options.months() : Integer.parseInt(months);
        options = from == null ? options.withMonths(number) : options.withMonths(YearMonth.parse(from), number);
        options = households == null ? options : options.withHouseholds(Integer.parseInt(households));
        return seed == null ? options : options.withSeed(Long.parseLong(seed));
    }

    static Map<String, String> read(String[] args) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            if (!args[i].startsWith("--") || i + 1 == args.length) {
                throw new IllegalArgumentException("参数须成对 / Options come in pairs: " + args[i]);
            }
            given.put(args[i].substring(2), args[i + 1]);
        }
        return given;
    }
}
