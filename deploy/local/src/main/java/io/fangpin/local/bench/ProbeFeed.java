package io.fangpin.local.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Small batches of the medical insurance bureau, each row a bill that passes every line, for persons of the register. */
final class ProbeFeed {

    /** As far back as the dataset's contract goes. */
    private static final int EARLIER_YEARS = 10;

    private final MedicalDoor door;
    private final int year;
    private final List<Insured> people;
    private int next;

    /** A synthetic person as the register has it. */
    private record Insured(String idNo, String name) {}

    ProbeFeed(MedicalDoor door, Path registrationSheet, int year) {
        this.door = door;
        this.year = year;
        this.people = read(registrationSheet);
    }

    /** A batch that was taken in: when its upload began, and its id. */
    record Sent(String batchId, int rows, long startNanos) {}

    boolean hasNext(int rows) {
        return next + rows <= people.size();
    }

    Sent send(int rows) {
        StringBuilder csv = new StringBuilder(MedicalDoor.HEADER);
        for (int i = 0; i < rows; i++) {
            row(csv, people.get(next++), year, "88888.00");
        }
        door.renewToken();
        long start = System.nanoTime();
        return new Sent(door.push(csv.toString()), rows, start);
    }

    /** A file of small bills of many years, none of which raises an alert. */
    String bulk(int rows) {
        StringBuilder csv = new StringBuilder(MedicalDoor.HEADER);
        for (int i = 0; i < rows; i++) {
            row(
                    csv,
                    people.get(i % people.size()),
                    year - 1 - i / people.size() % EARLIER_YEARS,
                    "%d.%02d".formatted(i % 90, i % 100));
        }
        return csv.toString();
    }

    private static void row(StringBuilder csv, Insured person, int year, String yuan) {
        csv.append(person.idNo()).append(',').append(person.name()).append(',').append(year);
        csv.append(',').append(yuan).append(",城乡居民医保,合成\n");
    }

    private static List<Insured> read(Path sheet) {
        List<Insured> people = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(sheet)) {
            rows.forEach(row -> people.add(new Insured(row.getField("身份证号"), row.getField("姓名"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return people;
    }
}
