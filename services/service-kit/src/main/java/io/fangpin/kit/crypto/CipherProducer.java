package io.fangpin.kit.crypto;

import io.quarkus.runtime.Startup;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** Builds the service's cipher from configuration; without keys the service does not start. */
@ApplicationScoped
class CipherProducer {
    /** Keys come from the environment, e.g. {@code FANGPIN_CRYPTO_KEYS_K1}. Public: the code generated for it has its own loader. */
    @ConfigMapping(prefix = "fangpin.crypto")
    public interface CryptoConfig {
        Map<String, String> keys();

        @WithName("active-key")
        Optional<String> activeKey();

        @WithName("hash-key")
        Optional<String> hashKey();
    }

    @Produces
    @Singleton
    @Startup
    FieldCipher cipher(CryptoConfig config) {
        return new FieldCipher(
                config.keys(),
                config.activeKey().orElseThrow(() -> missing("FANGPIN_CRYPTO_ACTIVE_KEY")),
                config.hashKey().orElseThrow(() -> missing("FANGPIN_CRYPTO_HASH_KEY")));
    }

    private static IllegalStateException missing(String variable) {
        return new IllegalStateException("缺少加密密钥，拒绝启动 / Encryption key missing, refusing to start: " + variable);
    }
}
