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
import java.util.stream.Collectors;

/** The rule pack and policy numbers that ship with the platform, each number with its source and unconfirmed. */
public final class ShippedPolicy {
    /** The pack's files in order, one to a line: its head, then rules by dimension. */
    private static final String INDEX = "/rulepacks/national-core/index";

    private static final String NUMBERS = "/policy/policy-numbers.yaml";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private ShippedPolicy() {}

    /** The pack as it is published: its files one after the other. */
    public static String packYaml() {
        return text(INDEX)
                .lines()
                .map(file -> text("/rulepacks/national-core/" + file))
                .collect(Collectors.joining("\n"));
    }

    public static List<PolicyNumber> numbers() {
        try {
            return List.of(EventJson.mapper().convertValue(YAML.readTree(resource(NUMBERS)), PolicyNumber[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String name) {
        return new String(resource(name), StandardCharsets.UTF_8);
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
