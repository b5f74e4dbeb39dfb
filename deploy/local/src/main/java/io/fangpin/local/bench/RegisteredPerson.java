package io.fangpin.local.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.fangpin.schemas.people.ResidentId;
import io.fangpin.simulation.CountyLayout;
import io.fangpin.simulation.SimulationSummary;
import io.fangpin.simulation.SimulationSummary.FeedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A synthetic person as the register has it. */
record RegisteredPerson(String idNo, String name) {

    /** Those of whom no death was reported: a dead person's bills raise no alert. */
    static List<RegisteredPerson> living(CountyLayout county, int households) {
        Set<String> dead = new HashSet<>();
        for (FeedFile file : SimulationSummary.read(county.root()).files()) {
            if (file.dataset().equals("deaths")) {
                Path deaths = county.feed(file.dataset(), file.period());
                of(deaths, Charset.forName(file.encoding())).forEach(person -> dead.add(person.number()));
            }
        }
        List<RegisteredPerson> people = new ArrayList<>();
        for (Path sheet : county.registrySheets(households)) {
            of(sheet, UTF_8).stream()
                    .filter(person -> !dead.contains(person.number()))
                    .forEach(people::add);
        }
        return people;
    }

    /** A number of 15 digits or of a disability certificate is the same person's as the one of 18 characters. */
    private String number() {
        return ResidentId.parse(idNo).map(ResidentId::value).orElse(idNo);
    }

    private static List<RegisteredPerson> of(Path sheet, Charset charset) {
        List<RegisteredPerson> people = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(sheet, charset)) {
            rows.forEach(row -> people.add(new RegisteredPerson(row.getField("身份证号"), row.getField("姓名"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return people;
    }
}
