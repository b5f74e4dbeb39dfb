package io.fangpin.schemas.contracts;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The dataset contracts in use: those that ship with the platform, and those that a deployment adds as files. */
public final class DatasetContracts {

    /** The household registration sheet, one row per member. */
    public static final String HOUSEHOLD_REGISTRATION = "household-registration";

    private static final String SHIPPED = "/contracts/";

    private static final ObjectMapper YAML = JsonMapper.builder(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Map<String, DatasetContract> byDataset;

    private DatasetContracts(Map<String, DatasetContract> byDataset) {
        this.byDataset = byDataset;
    }

    /** Reads all shipped contracts; a malformed one is a fault at start. */
    public static DatasetContracts load() {
        return load(Optional.empty());
    }

    /**
     * Reads the shipped contracts and every {@code *.yaml} of a deployment's own folder; one of the same dataset replaces
     * the shipped one.
     *
     * @throws MalformedContract when a contract cannot be used; the message names file and reason
     */
    public static DatasetContracts load(Optional<Path> folder) {
        Map<String, DatasetContract> contracts = new LinkedHashMap<>();
        CommonColumns common = shipped("common-columns", CommonColumns.class);
        for (String name : shippedNames()) {
            take(contracts, common.around(shipped(name, DatasetContract.class)), name);
        }
        folder.ifPresent(own ->
                files(own).forEach(file -> take(contracts, common.around(read(file)), file.toString())));
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

    private static void take(Map<String, DatasetContract> contracts, DatasetContract contract, String file) {
        ContractFaults.of(contract).ifPresent(fault -> {
            throw new MalformedContract(file + ": " + fault, null);
        });
        contracts.put(contract.dataset(), contract);
    }

    private static List<String> shippedNames() {
        try (InputStream in = resource("index")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T shipped(String name, Class<T> type) {
        try (InputStream in = resource(name + ".yaml")) {
            return YAML.readValue(in, type);
        } catch (IOException e) {
            throw new MalformedContract(name, e);
        }
    }

    private static DatasetContract read(Path file) {
        try {
            return YAML.readValue(Files.readString(file), DatasetContract.class);
        } catch (IOException e) {
            throw new MalformedContract(file + ": " + e.getMessage(), e);
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new MalformedContract("契约目录无法读取 / The folder of contracts cannot be read: " + folder, e);
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = DatasetContracts.class.getResourceAsStream(SHIPPED + name);
        if (in == null) {
            throw new IOException("No contract " + name);
        }
        return in;
    }
}
