package io.fangpin.risk.policy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fangpin.schemas.EventJson;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rule pack and policy numbers that ship with the platform, each number with its source and unconfirmed. */
public final class ShippedPolicy {
    private static final String PACK = "/rulepacks/national-core-1.yaml";
    private static final String NUMBERS = "/policy/policy-numbers.yaml";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private ShippedPolicy() {}

    public static String packYaml() {
        return new String(resource(PACK), StandardCharsets.UTF_8);
    }

    public static List<PolicyNumber> numbers() {
        try {
            return List.of(EventJson.mapper().convertValue(YAML.readTree(resource(NUMBERS)), PolicyNumber[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = ShippedPolicy.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("No resource " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
