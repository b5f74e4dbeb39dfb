package io.fangpin.local.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A synthetic person as the register has it. */
record RegisteredPerson(String idNo, String name) {

    static List<RegisteredPerson> of(Path registrationSheet) {
        List<RegisteredPerson> people = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(registrationSheet)) {
            rows.forEach(row -> people.add(new RegisteredPerson(row.getField("身份证号"), row.getField("姓名"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return people;
    }
}
