package io.fangpin.local.bench.targeting;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.schemas.contracts.FieldContract;
import io.fangpin.simulation.CountyLayout;
import io.fangpin.simulation.SimulationSummary;
import io.fangpin.simulation.SimulationSummary.FeedFile;
import io.fangpin.simulation.county.IdNumbers;
import io.fangpin.simulation.county.Names;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Changes the departments' files of a generated county as they lie there. */
final class FeedDamage {

    private static final int ID_NO_LENGTH = 18;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path county;
    private final SimulationSummary summary;
    private final DatasetContracts contracts = DatasetContracts.load();

    FeedDamage(Path county) {
        this.county = county;
        this.summary = SimulationSummary.read(county);
    }

    void remove(String dataset) {
        for (FeedFile file : summary.files()) {
            if (file.dataset().equals(dataset)) {
                try {
                    Files.delete(path(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    void rewriteAll(Function<Line, Optional<Line>> change) {
        summary.files().forEach(file -> rewrite(file, change));
    }

    void rewrite(Set<String> datasets, Function<Line, Optional<Line>> change) {
        summary.files().stream()
                .filter(file -> datasets.contains(file.dataset()))
                .forEach(file -> rewrite(file, change));
    }

    private void rewrite(FeedFile file, Function<Line, Optional<Line>> change) {
        DatasetContract contract = contracts.find(file.dataset()).orElseThrow();
        Charset charset = Charset.forName(file.encoding());
        try {
            String text = Files.readString(path(file), charset);
            boolean marked = text.startsWith(BYTE_ORDER_MARK);
            List<List<String>> lines = new ArrayList<>();
            try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(marked ? text.substring(1) : text)) {
                csv.forEach(line -> lines.add(line.getFields()));
            }
            StringWriter changed = new StringWriter();
            changed.write(marked ? BYTE_ORDER_MARK : "");
            List<String> header = lines.removeFirst();
            try (CsvWriter writer = CsvWriter.builder().build(changed)) {
                writer.writeRecord(header);
                for (List<String> line : lines) {
                    change.apply(new Line(contract, header, line)).ifPresent(row -> writer.writeRecord(row.values()));
                }
            }
            Files.writeString(path(file), changed.toString(), charset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path(FeedFile file) {
        return CountyLayout.of(county).feed(file.dataset(), file.period());
    }

    /** A row of a file, its cells found by the contract's field names. */
    record Line(DatasetContract contract, List<String> header, List<String> values) {

        Optional<Line> unless(boolean lost) {
            return lost ? Optional.empty() : Optional.of(this);
        }

        Optional<Line> exchanged(String one, String other) {
            return Optional.of(with(one, get(other)).with(other, get(one)));
        }

        /** With this probability a wrong digit in the number, and with the same a misheard name. */
        Optional<Line> slipped(double probability, SplittableRandom random) {
            Line line = this;
            String idNo = get("id_no");
            if (random.nextDouble() < probability && idNo.length() == ID_NO_LENGTH) {
                line = line.with("id_no", IdNumbers.slipped(idNo, random));
            }
            if (random.nextDouble() < probability) {
                line = line.with("name", Names.misheard(get("name")));
            }
            return Optional.of(line);
        }

        private String get(String field) {
            return values.get(column(field));
        }

        private Line with(String field, String value) {
            List<String> changed = new ArrayList<>(values);
            changed.set(column(field), value);
            return new Line(contract, header, changed);
        }

        private int column(String field) {
            FieldContract found = contract.fields().stream()
                    .filter(f -> f.name().equals(field))
                    .findFirst()
                    .orElseThrow();
            return header.indexOf(found.headers().getFirst());
        }
    }
}
