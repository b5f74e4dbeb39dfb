package io.fangpin.linkage.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.fangpin.linkage.config.LinkageConfig;
import io.fangpin.linkage.config.LinkageConfig.Cardinality;
import io.fangpin.linkage.config.Subject;
import io.fangpin.linkage.decide.WholeFiles;
import io.fangpin.linkage.decide.WholeFiles.Link;
import io.fangpin.linkage.index.PersonIndex;
import io.fangpin.linkage.model.LinkageParameters;
import io.fangpin.linkage.model.Training;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The data sets of FEBRL in a folder of the reader's own, and how well they are linked without labels. */
public final class Febrl {
    private final Path folder;

    private Febrl(Path folder) {
        this.folder = folder;
    }

    /** Empty when FEBRL_DIR, a system property or environment variable, names no folder. */
    public static Optional<Febrl> given() {
        String name = System.getProperty("FEBRL_DIR", System.getenv("FEBRL_DIR"));
        return Optional.ofNullable(name).filter(n -> !n.isBlank()).map(Path::of).map(Febrl::new);
    }

    public static LinkageConfig config() {
        return LinkageConfig.fromYaml(Febrl.class.getResourceAsStream("/io/fangpin/linkage/febrl.yaml"));
    }

    /** Data set 4: two files of 5,000 without duplicates, linked one to one, without the named fields. */
    public Quality linkFour(Set<String> withoutFields) {
        LinkageConfig config = config();
        List<Subject> register = read("dataset4a.csv", config, withoutFields);
        List<Subject> records = read("dataset4b.csv", config, withoutFields);
        PersonIndex index = index(register, config);
        LinkageParameters parameters = Training.learn(records, index, config);
        int right = 0;
        List<Link> links = WholeFiles.oneToOne(records, index, config, parameters);
        for (Link link : links) {
            right += person(link.recordId()).equals(person(link.personId())) ? 1 : 0;
        }
        return new Quality(right, links.size() - right, records.size() - right);
    }

    /** Data set 3: one file of 5,000 with up to five duplicates of a person. */
    public Quality findDuplicatesOfThree() {
        LinkageConfig config = anyNumber(config());
        List<Subject> file = read("dataset3.csv", config, Set.of());
        PersonIndex index = index(file, config);
        LinkageParameters parameters = Training.learn(file, index, config);
        Map<String, Integer> sizes = new HashMap<>();
        file.forEach(subject -> sizes.merge(person(subject.id()), 1, Integer::sum));
        int truth = sizes.values().stream().mapToInt(Febrl::pairs).sum();
        int right = 0;
        int found = 0;
        for (Set<String> group : WholeFiles.duplicates(file, index, config, parameters)) {
            found += pairs(group.size());
            Map<String, Integer> persons = new HashMap<>();
            group.forEach(id -> persons.merge(person(id), 1, Integer::sum));
            right += persons.values().stream().mapToInt(Febrl::pairs).sum();
        }
        return new Quality(right, found - right, truth - right);
    }

    public List<Subject> read(String file, LinkageConfig config, Set<String> without) {
        List<Subject> subjects = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(folder.resolve(file))) {
            for (NamedCsvRecord row : csv) {
                Map<String, String> values = new HashMap<>();
                row.getFieldsAsMap().forEach((name, value) -> {
                    if (!value.isBlank() && !without.contains(name.strip())) {
                        values.put(name.strip(), value.strip());
                    }
                });
                subjects.add(config.subject(values.get("rec_id"), values));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return subjects;
    }

    /** rec-1070-org and rec-1070-dup-0 are one person. */
    public static String person(String recordId) {
        return recordId.split("-")[1];
    }

    private static LinkageConfig anyNumber(LinkageConfig config) {
        return new LinkageConfig(
                config.fields(),
                config.keys(),
                config.exactField(),
                config.kinKeys(),
                config.acceptNeeds(),
                Cardinality.ANY,
                config.thresholds(),
                config.training());
    }

    private static PersonIndex index(List<Subject> register, LinkageConfig config) {
        PersonIndex index = new PersonIndex(config);
        register.forEach(index::put);
        return index;
    }

    private static int pairs(int size) {
        return size * (size - 1) / 2;
    }
}
