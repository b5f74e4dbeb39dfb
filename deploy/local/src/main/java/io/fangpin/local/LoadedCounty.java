package io.fangpin.local;

import io.fangpin.local.LocalOptions.CountyOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** Remembers, next to the data, which county was loaded; written only once it is in completely. */
final class LoadedCounty {
    private final Path file;

    LoadedCounty(Path folder) {
        this.file = folder.resolve("loaded.properties");
    }

    Optional<CountyOptions> find() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties known = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            known.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(new CountyOptions(
                Integer.parseInt(known.getProperty("households")),
                Integer.parseInt(known.getProperty("months")),
                Long.parseLong(known.getProperty("seed"))));
    }

    void remember(CountyOptions county) {
        try {
            Files.writeString(
                    file,
                    "households=%d%nmonths=%d%nseed=%d%n"
                            .formatted(county.households(), county.months(), county.seed()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
