package io.fangpin.linkage.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is linked and how, without any learnt number.
 *
 * @param exactField the field whose equality, supported by its {@code supportedBy}, answers at once
 * @param acceptNeeds fields of which one must speak for the match by some bits before it is accepted unseen: a name and a
 *     village alone are not enough
 * @param kinKeys blocking keys that persons of one household share; empty when records have no households
 */
public record LinkageConfig(
        List<FieldSpec> fields,
        List<BlockingKey> keys,
        @Nullable String exactField,
        List<String> kinKeys,
        List<String> acceptNeeds,
        Cardinality cardinality,
        Thresholds thresholds,
        TrainingSettings training) {

    public LinkageConfig {
        fields = List.copyOf(fields);
        keys = List.copyOf(keys);
        acceptNeeds = acceptNeeds == null ? List.of() : List.copyOf(acceptNeeds);
        kinKeys = kinKeys == null ? List.of() : List.copyOf(kinKeys);
    }

    /** How many persons of the index a record may belong to. */
    public enum Cardinality {
        /** To one or to nobody: a feed against a register of persons. */
        AT_MOST_ONE,
        /** To any number: a file against itself. */
        ANY
    }

    /** Posterior probabilities from which a match is accepted, or shown to a person. */
    public record Thresholds(double accept, double review) {}

    /** How parameters are learnt: deterministic for one seed. */
    public record TrainingSettings(long seed, int records, int randomPairs, int rounds) {}

    public static LinkageConfig fromYaml(InputStream yaml) {
        try {
            return new ObjectMapper(new YAMLFactory()).readValue(yaml, LinkageConfig.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The configuration for persons of a Chinese household register. */
    public static LinkageConfig residents() {
        InputStream yaml = LinkageConfig.class.getResourceAsStream("residents.yaml");
        if (yaml == null) {
            throw new IllegalStateException("No residents.yaml");
        }
        return fromYaml(yaml);
    }

    public int field(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("No field " + name);
    }

    /** A person or record with the named values; absent and unknown names are left out. */
    public Subject subject(String id, Map<String, String> values) {
        @Nullable String[] inOrder = new @Nullable String[fields.size()];
        for (int i = 0; i < inOrder.length; i++) {
            inOrder[i] = values.get(fields.get(i).name());
        }
        return new Subject(id, inOrder);
    }
}
