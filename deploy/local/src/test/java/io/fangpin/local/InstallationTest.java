package io.fangpin.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.local.LocalOptions.CountyOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
    @TempDir
    Path folder;

    @Test
    void keepsItsKeysForTheNextStart() {
        String key = Secrets.in(folder).key("crypto.local");

        assertThat(Secrets.in(folder).key("crypto.local")).isEqualTo(key);
        assertThat(Secrets.in(folder).key("crypto.hash")).isNotEqualTo(key);
        assertThat(Base64.getDecoder().decode(key)).hasSize(32);
    }

    @Test
    void showsItsKeysToNobodyElse() throws IOException {
        Secrets.in(folder).key("crypto.local");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets.properties"))))
                .isEqualTo("rw-------");
    }

    @Test
    void remembersTheCountyOnceItIsIn() {
        LoadedCounty loaded = new LoadedCounty(folder);
        assertThat(loaded.find()).isEmpty();

        loaded.remember(new CountyOptions(500, 6, 7));

        assertThat(new LoadedCounty(folder).find()).contains(new CountyOptions(500, 6, 7));
    }
}
