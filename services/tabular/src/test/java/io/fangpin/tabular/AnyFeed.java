package io.fangpin.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.schemas.contracts.FieldContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Tables of every contract, and what holds of whatever is read. */
final class AnyFeed {
    static final Collection<DatasetContract> ALL = DatasetContracts.load().feeds();

    private AnyFeed() {}

    static List<String> headers(DatasetContract contract) {
        return contract.fields().stream()
                .map(field -> field.headers().getFirst())
                .toList();
    }

    static List<String> goodRow(DatasetContract contract) {
        return contract.fields().stream().map(FieldContract::exampleZh).toList();
    }

    static List<List<String>> goodRows(DatasetContract contract, int rows) {
        return new ArrayList<>(Collections.nCopies(rows, goodRow(contract)));
    }

    /** The rows of a file that opens and can be read to its end; each of them keeps what is promised. */
    static Optional<List<Row>> read(DatasetContract contract, byte[] bytes) {
        Path file = Sheets.file(bytes);
        List<Row> rows = new ArrayList<>();
        try (RowSource source = TabularReader.open(file, contract, Limits.standard())) {
            source.forEachRemaining(rows::add);
            assertThat(source.info().columns()).noneMatch(column -> column.indexOf('\0') >= 0);
        } catch (RefusedFileException refused) {
            assertThat(refused.code()).matches("[A-Z][A-Z0-9_]+");
            assertThat(refused.messageZh()).isNotBlank();
            assertThat(refused.messageEn()).isNotBlank();
            return Optional.empty();
        } finally {
            delete(file);
        }
        check(contract, rows);
        return Optional.of(rows);
    }

    private static void check(DatasetContract contract, List<Row> rows) {
        int before = 0;
        for (Row row : rows) {
            assertThat(row.rowNo()).isGreaterThan(before);
            before = row.rowNo();
            switch (row) {
                case Row.Valid valid -> {
                    valid.values()
                            .forEach((name, value) -> check(contract.field(name).orElseThrow(), value));
                    contract.fields().forEach(field -> checkOrder(field, valid));
                }
                case Row.Invalid invalid -> {
                    assertThat(invalid.errors()).isNotEmpty();
                    invalid.errors().forEach(error -> check(contract, error));
                }
            }
        }
    }

    /** Both are dates or whole numbers. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void checkOrder(FieldContract field, Row.Valid row) {
        Object lower = row.values().get(field.name());
        Object upper = field.notAbove() == null ? null : row.values().get(field.notAbove());
        if (lower != null && upper != null) {
            assertThat((Comparable) lower).isLessThanOrEqualTo((Comparable) upper);
        }
    }

    private static void check(DatasetContract contract, FieldError error) {
        assertThat(error.field().isEmpty() || contract.field(error.field()).isPresent())
                .isTrue();
        assertThat(error.code()).matches("[A-Z][A-Z0-9_]+");
        assertThat(error.reasonZh()).isNotBlank();
        assertThat(error.reasonEn()).isNotBlank();
    }

    private static void check(FieldContract field, Object value) {
        Class<?> type = switch (field.type()) {
            case TEXT, NAME, ID_NO, MONTH, CODE, DIVISION, PHONE, BANK_CARD -> String.class;
            case DATE -> LocalDate.class;
            case INTEGER, MONEY -> Long.class;
            case DECIMAL -> Double.class;
            case BOOLEAN -> Boolean.class;
        };
        assertThat(value).as(field.name()).isInstanceOf(type);
        if (value instanceof String text) {
            assertThat(text).isNotBlank().doesNotContain("\0");
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text))
                    .as("can be kept")
                    .isTrue();
        }
        if (value instanceof Double number) {
            assertThat(number).isFinite();
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
