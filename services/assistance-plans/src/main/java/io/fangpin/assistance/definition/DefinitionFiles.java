package io.fangpin.assistance.definition;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.fangpin.assistance.domain.Guard;
import io.fangpin.assistance.domain.PolicyNumbers;
import io.fangpin.assistance.domain.PolicyNumbers.PolicyNumber;
import io.fangpin.assistance.domain.StepDefinition;
import io.fangpin.assistance.domain.WorkflowDefinition;
import io.fangpin.assistance.domain.WorkingDays;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The definition files as domain values; a location is a path, else a resource of the class path. */
public final class DefinitionFiles {

    private static final LocalDate SINCE_EVER = LocalDate.of(2021, 1, 1);
    private static final ObjectMapper YAML = JsonMapper.builder(new YAMLFactory())
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule()
                    .addDeserializer(Guard.class, named(Guard::valueOf))
                    .addDeserializer(StepDefinition.Effect.class, named(StepDefinition.Effect::valueOf))
                    .addDeserializer(StepDefinition.Type.class, named(StepDefinition.Type::valueOf)))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private DefinitionFiles() {}

    public static WorkflowDefinition workflow(String location) {
        return read(location, WorkflowDefinition.class);
    }

    public static PolicyNumbers policy(String location) {
        return new PolicyNumbers(read(location, PolicyFile.class).numbers().stream()
                .map(NumberEntry::number)
                .toList());
    }

    public static WorkingDays calendar(String location) {
        CalendarFile file = read(location, CalendarFile.class);
        Map<Integer, WorkingDays.Year> years =
                file.years().stream().collect(Collectors.toMap(YearEntry::year, YearEntry::toYear));
        Map<MonthDay, String> fixed = new HashMap<>();
        file.fixedHolidays().forEach((day, name) -> fixed.put(MonthDay.parse("--" + day), name));
        return new WorkingDays(years, fixed);
    }

    private static <T> T read(String location, Class<T> type) {
        try (InputStream in = open(location)) {
            return YAML.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + location + ": " + e.getMessage(), e);
        }
    }

    private static InputStream open(String location) throws IOException {
        Path path = Path.of(location);
        if (Files.isRegularFile(path)) {
            return Files.newInputStream(path);
        }
        InputStream resource = Thread.currentThread().getContextClassLoader().getResourceAsStream(location);
        if (resource == null) {
            throw new IOException("no such file or resource");
        }
        return resource;
    }

    /** Names as they are written in the files, twoVerifiers, to constants, TWO_VERIFIERS. */
    private static <T> JsonDeserializer<T> named(Function<String, T> constant) {
        return new JsonDeserializer<>() {
            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                return constant.apply(
                        parser.getText().replaceAll("(?<=.)(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
            }
        };
    }

    private record PolicyFile(List<NumberEntry> numbers) {}

    private record NumberEntry(
            String code,
            @Nullable String region,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            int value,
            PolicyNumbers.Unit unit,
            String source,
            boolean confirmed,
            String titleZh) {
        PolicyNumber number() {
            return new PolicyNumber(
                    code,
                    region == null ? "" : region,
                    validFrom == null ? SINCE_EVER : validFrom,
                    validTo,
                    value,
                    unit,
                    source,
                    confirmed,
                    titleZh);
        }
    }

    private record CalendarFile(Map<String, String> fixedHolidays, List<YearEntry> years) {}

    private record YearEntry(int year, String source, List<OffEntry> off, List<WorkedEntry> worked) {
        WorkingDays.Year toYear() {
            Map<LocalDate, String> daysOff = new HashMap<>();
            off.forEach(entry ->
                    entry.from().datesUntil(entry.to().plusDays(1)).forEach(date -> daysOff.put(date, entry.name())));
            return new WorkingDays.Year(
                    source, daysOff, worked.stream().collect(Collectors.toMap(WorkedEntry::date, WorkedEntry::name)));
        }
    }

    private record OffEntry(String name, LocalDate from, LocalDate to) {}

    private record WorkedEntry(String name, LocalDate date) {}
}
