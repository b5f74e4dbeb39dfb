package io.fangpin.kit.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fangpin.kit.crypto.CipherProducer.CryptoConfig;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    private static final String KEY = "YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE=";

    @Test
    void comesFromTheEnvironment() {
        CryptoConfig config = config(Map.of(
                "FANGPIN_CRYPTO_ACTIVE_KEY", "k2026",
                "FANGPIN_CRYPTO_KEYS_K2026", KEY,
                "FANGPIN_CRYPTO_HASH_KEY", KEY));

        FieldCipher cipher = new CipherProducer().cipher(config);

        assertThat(cipher.seal("x")).startsWith("fp1.k2026.");
    }

    @Test
    void isNeededToStart() {
        CryptoConfig config = config(Map.of());

        assertThatThrownBy(() -> new CipherProducer().cipher(config)).hasMessageContaining("FANGPIN_CRYPTO_ACTIVE_KEY");
    }

    private static CryptoConfig config(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .withMapping(CryptoConfig.class)
                .withSources(new EnvConfigSource(environment, 300))
                .build()
                .getConfigMapping(CryptoConfig.class);
    }
}
