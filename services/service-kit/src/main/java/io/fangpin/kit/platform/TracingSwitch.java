package io.fangpin.kit.platform;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Traces are on when {@code FANGPIN_OTEL_ENDPOINT} names a collector, and off otherwise. */
public final class TracingSwitch implements ConfigSource {
    private static final String DISABLED = "quarkus.otel.sdk.disabled";
    private static final int BELOW_APPLICATION = 110;

    private final Map<String, String> values;

    public TracingSwitch() {
        String endpoint = System.getenv("FANGPIN_OTEL_ENDPOINT");
        values = endpoint == null || endpoint.isBlank()
                ? Map.of(DISABLED, "true")
                : Map.of(DISABLED, "false", "quarkus.otel.exporter.otlp.endpoint", endpoint);
    }

    @Override
    public Set<String> getPropertyNames() {
        return values.keySet();
    }

    @Override
    public @Nullable String getValue(String name) {
        return values.get(name);
    }

    @Override
    public Map<String, String> getProperties() {
        return values;
    }

    @Override
    public int getOrdinal() {
        return BELOW_APPLICATION;
    }

    @Override
    public String getName() {
        return "fangpin-tracing-switch";
    }
}
