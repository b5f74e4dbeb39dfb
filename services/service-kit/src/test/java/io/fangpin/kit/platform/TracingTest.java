package io.fangpin.kit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TracingTest {
    @Test
    void isOnWhenACollectorIsNamedAndOffOtherwise() {
        assertThat(disabled(Map.of())).isTrue();
        assertThat(disabled(Map.of("FANGPIN_OTEL_ENDPOINT", ""))).isTrue();
        assertThat(disabled(Map.of("FANGPIN_OTEL_ENDPOINT", "http://collector:4317")))
                .isFalse();
    }

    private static boolean disabled(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addPropertiesSources()
                .withSources(new EnvConfigSource(environment, 300))
                .build()
                .getValue("quarkus.otel.sdk.disabled", Boolean.class);
    }
}
