package io.fangpin.linkage.bench;

import io.fangpin.linkage.config.LinkageConfig;
import io.fangpin.linkage.config.Subject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import no.priv.garshol.duke.Comparator;
import no.priv.garshol.duke.ConfigurationImpl;
import no.priv.garshol.duke.Processor;
import no.priv.garshol.duke.PropertyImpl;
import no.priv.garshol.duke.Record;
import no.priv.garshol.duke.RecordImpl;
import no.priv.garshol.duke.databases.LuceneDatabase;
import no.priv.garshol.duke.datasources.InMemoryDataSource;
import no.priv.garshol.duke.matchers.AbstractMatchListener;

/** Duke 1.2 on the same records: Lucene in memory for candidates, Bayes over properties, the best match of each record. */
final class DukePeer {
    private static final String ID = "ID";
    private static final int BATCH = 40_000;

    private final LinkageConfig config;
    private final List<Property> properties;
    private final Processor processor;
    private final Map<String, String> links = new HashMap<>();

    /** A property and the probabilities of a match when it differs and when it agrees. */
    record Property(String name, Comparator comparator, double low, double high) {}

    DukePeer(LinkageConfig config, double threshold, List<Property> properties, List<Subject> register) {
        this.config = config;
        this.properties = properties;
        ConfigurationImpl duke = new ConfigurationImpl();
        duke.setThreshold(threshold);
        duke.setProperties(Stream.concat(
                        Stream.of(new PropertyImpl(ID)),
                        properties.stream().map(p -> new PropertyImpl(p.name(), p.comparator(), p.low(), p.high())))
                .map(no.priv.garshol.duke.Property.class::cast)
                .toList());
        LuceneDatabase lucene = new LuceneDatabase();
        lucene.setMaxSearchHits(10);
        lucene.setConfiguration(duke);
        duke.setDatabase(lucene);
        processor = new Processor(duke, lucene);
        processor.addMatchListener(new AbstractMatchListener() {
            @Override
            public void matches(Record record, Record person, double confidence) {
                links.put(record.getValue(ID), person.getValue(ID));
            }
        });
        processor.index(List.of(source(register)), BATCH);
    }

    /** Links the records, each to its best match, and counts. */
    Quality quality(List<Subject> records, UnaryOperator<String> truth) {
        links.clear();
        processor.linkRecords(List.of(source(records)), false);
        long right = 0;
        long persons = 0;
        for (Subject record : records) {
            String person = truth.apply(record.id());
            persons += person == null ? 0 : 1;
            right += person != null && person.equals(links.get(record.id())) ? 1 : 0;
        }
        return new Quality(right, links.size() - right, persons - right);
    }

    private InMemoryDataSource source(List<Subject> subjects) {
        InMemoryDataSource source = new InMemoryDataSource();
        for (Subject subject : subjects) {
            Map<String, Collection<String>> values = new HashMap<>();
            values.put(ID, List.of(subject.id()));
            for (Property property : properties) {
                String value = subject.value(config.field(property.name()));
                if (value != null) {
                    values.put(property.name(), List.of(value));
                }
            }
            source.add(new RecordImpl(values));
        }
        return source;
    }
}
