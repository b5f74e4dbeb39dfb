package io.fangpin.simulation;

import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.tabular.Limits;
import io.fangpin.tabular.Row;
import io.fangpin.tabular.RowSource;
import io.fangpin.tabular.TabularReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Generated counties for tests, and their files read as the services read them. */
final class Counties {

    static final LocalDate TODAY = LocalDate.of(2026, 7, 15);
    private static final DatasetContracts CONTRACTS = DatasetContracts.load();

    private Counties() {}

    /** Many shocks and much noise, so that a small county shows everything. */
    static SimulationOptions eventful(int households, long seed) {
        return SimulationOptions.usual(TODAY)
                .withHouseholds(households)
                .withSeed(seed)
                .withEvents(new EventRates(
                        0.12, 0.05, 0.02, 0.06, 0.03, 0.3, 0.15, 0.1, 0.3, 0.04, 0.03, 0.3, 0.1, 0.02, 0.03, 0.01))
                .withNoise(new NoiseRates(0.05, 0.03, 0.03, 0.15, 0.2, 0.5, 0, 0, 0, 0, 0.03, 0.4));
    }

    static List<Row> registry(Path county) {
        return rows(CountyLayout.of(county).registry(), CONTRACTS.registration());
    }

    static List<Row> feed(Path county, String dataset, String period) {
        return rows(
                CountyLayout.of(county).feed(dataset, period),
                CONTRACTS.find(dataset).orElseThrow());
    }

    static DatasetContract contract(String dataset) {
        return CONTRACTS.find(dataset).orElseThrow();
    }

    static List<Truth> truth(Path county) {
        try (Stream<Truth> lines = Truth.read(county)) {
            return lines.toList();
        }
    }

    static <T extends Truth> List<T> truth(Path county, Class<T> type) {
        return truth(county).stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static List<Row> rows(Path file, DatasetContract contract) {
        List<Row> rows = new ArrayList<>();
        try (RowSource source = TabularReader.open(file, contract, Limits.standard())) {
            while (source.hasNext()) {
                rows.add(source.next());
            }
        }
        return rows;
    }
}
