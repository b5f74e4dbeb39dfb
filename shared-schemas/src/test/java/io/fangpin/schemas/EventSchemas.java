package io.fangpin.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import io.fangpin.schemas.matching.FactKind;
import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON Schema of an event record: every component that is not {@link Nullable} is required. */
final class EventSchemas {

    /** Types that are written as one text. */
    private static final Map<Class<?>, String> PATTERNS =
            Map.of(YearMonth.class, "^\\d{4}-\\d{2}$", FactKind.class, "^[A-Z][A-Z0-9_]{0,59}$");

    private static final SchemaGenerator GENERATOR = generator();

    private EventSchemas() {}

    static JsonNode of(Class<? extends DomainEvent> type) {
        return GENERATOR.generateSchema(type);
    }

    private static ObjectNode text(String pattern) {
        return EventJson.mapper().createObjectNode().put("type", "string").put("pattern", pattern);
    }

    private static SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        EventJson.mapper().copy(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.EXTRA_OPEN_API_FORMAT_VALUES, Option.FLATTENED_ENUMS_FROM_TOSTRING)
                .without(Option.SCHEMA_VERSION_INDICATOR);
        config.forTypesInGeneral().withCustomDefinitionProvider((type, context) -> {
            String pattern = PATTERNS.get(type.getErasedType());
            return pattern == null ? null : new CustomDefinition(text(pattern));
        });
        config.forFields()
                .withRequiredCheck(
                        field -> field.getRawMember().getAnnotatedType().getAnnotation(Nullable.class) == null);
        return new SchemaGenerator(config.build());
    }
}
