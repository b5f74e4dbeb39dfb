package io.fangpin.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the committed schemas, examples and AsyncAPI document to the records. After a wanted change run the tests once
 * with {@code -Dfangpin.schemas.write=true}; an example that is replaced is kept below {@code examples/older} so that
 * old events stay readable.
 */
class EventSchemasTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final boolean WRITE = Boolean.getBoolean("fangpin.schemas.write");
    private static final ObjectWriter PRETTY = EventJson.mapper().writer().with(SerializationFeature.INDENT_OUTPUT);

    static List<Class<? extends DomainEvent>> types() {
        return EventCatalogue.all();
    }

    static List<DomainEvent> examples() {
        return ExampleEvents.all();
    }

    @ParameterizedTest
    @MethodSource("types")
    void theCommittedSchemaIsThatOfTheRecord(Class<? extends DomainEvent> type) throws IOException {
        committedEquals(schemaFile(EventCatalogue.of(type).value()), EventSchemas.of(type));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theCommittedExampleIsWhatTheRecordWrites(DomainEvent example) throws IOException {
        Path file = exampleFile(EventCatalogue.of(example.getClass()).value());

        committedEquals(file, EventJson.mapper().readTree(EventJson.write(example)));

        assertThat(EventJson.read(Files.readAllBytes(file), example.getClass())).isEqualTo(example);
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(
                        schemaFile(EventCatalogue.of(example.getClass()).value())));
        assertThat(schema.validate(Files.readString(file), InputFormat.JSON)).isEmpty();
    }

    @Test
    void everyEventHasAnExample() {
        assertThat(ExampleEvents.all().stream().map(Object::getClass)).containsAll(EventCatalogue.all());
    }

    @Test
    void olderExamplesAreStillRead() throws IOException {
        Path older = RESOURCES.resolve("examples/older");
        if (!Files.isDirectory(older)) {
            return;
        }
        try (Stream<Path> files = Files.list(older)) {
            for (Path file : files.toList()) {
                String type = file.getFileName().toString().replaceFirst("(\\.v\\d+).*", "$1");
                assertThat(EventJson.read(
                                Files.readAllBytes(file),
                                EventCatalogue.byType(type).orElseThrow()))
                        .as(file.toString())
                        .isNotNull();
            }
        }
    }

    @Test
    void theAsyncApiDocumentNamesEveryTopicAndEvent() throws IOException {
        committedEquals(RESOURCES.resolve("asyncapi.json"), AsyncApi.document());
    }

    private static void committedEquals(Path file, JsonNode wanted) throws IOException {
        String text = PRETTY.writeValueAsString(wanted) + "\n";
        if (WRITE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(file).exists();
        assertThat(EventJson.mapper().readTree(Files.readString(file)))
                .isEqualTo(EventJson.mapper().readTree(text));
    }

    private static Path schemaFile(String type) {
        return RESOURCES.resolve("schemas").resolve(type + ".schema.json");
    }

    private static Path exampleFile(String type) {
        return RESOURCES.resolve("examples").resolve(type + ".json");
    }
}
