package io.fangpin.schemas.contracts;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The dataset contracts that ship with the platform, read from {@code /contracts/*.yaml}. */
public final class DatasetContracts {

    /** The household registration sheet, one row per member. */
    public static final String HOUSEHOLD_REGISTRATION = "household-registration";

    private static final List<String> FILES = List.of(
            HOUSEHOLD_REGISTRATION,
            "civil-affairs-assistance",
            "medical-settlements",
            "school-enrolment",
            "housing-appraisals",
            "deaths");

    private static final ObjectMapper YAML = JsonMapper.builder(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Map<String, DatasetContract> byDataset;

    private DatasetContracts(Map<String, DatasetContract> byDataset) {
        this.byDataset = byDataset;
    }

    /** Reads all shipped contracts; a malformed one is a fault at start. */
    public static DatasetContracts load() {
        Map<String, DatasetContract> contracts = new LinkedHashMap<>();
        for (String file : FILES) {
            contracts.put(file, read(file));
        }
        return new DatasetContracts(contracts);
    }

    public Optional<DatasetContract> find(String dataset) {
        return Optional.ofNullable(byDataset.get(dataset));
    }

    /** Contracts of departments' feeds, without the registration sheet. */
    public Collection<DatasetContract> feeds() {
        return byDataset.values().stream().filter(c -> c.feedCode() != null).toList();
    }

    public DatasetContract registration() {
        return find(HOUSEHOLD_REGISTRATION).orElseThrow();
    }

    private static DatasetContract read(String file) {
        try (InputStream in = DatasetContracts.class.getResourceAsStream("/contracts/" + file + ".yaml")) {
            if (in == null) {
                throw new IOException("No contract " + file);
            }
            return YAML.readValue(in, DatasetContract.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
