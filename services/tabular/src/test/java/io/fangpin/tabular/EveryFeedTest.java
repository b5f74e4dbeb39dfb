package io.fangpin.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.FieldContract;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The files of every department, as they should be and as they should not. */
class EveryFeedTest {
    private static final int ROWS = 6;
    private static final String[] STRANGE = {
        "=HYPERLINK(\"http://x/\",\"y\")",
        "+cmd|' /C calc'!A0",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "'=1",
        "＝1",
        "\"",
        "\"\"",
        "a\"b,c",
        ",",
        ";",
        "a\nb",
        "\r\n",
        "\r",
        "\u0000",
        "\u0001\u001f\u007f\u0085",
        "\ufffe\uffff",
        "\ud83d\ude00",
        "\ud83d",
        "\ude00x",
        "\u202eabc\u202c",
        "\u200f",
        "\ufeff",
        "\u3000",
        "\u00a0张\u00a0三",
        "NaN",
        "Infinity",
        "-Infinity",
        "1e999",
        "1E-999",
        "-0",
        "0x1F",
        "１２３．４５",
        "٣",
        "1,2,3",
        "--1",
        "+",
        "-",
        ".",
        "99999999999999999999",
        "0.00001",
        "1.005",
        "123456789012.345678",
        "¥",
        "元",
        "1/0",
        "2026-02-31",
        "0000-00-00",
        "9999-12-31",
        "10000-01-01",
        "2026-13-01",
        "2026年2月30日",
        "99999",
        "00000",
        "202600",
        "2026-01-01T25:61",
        "是否",
        "null",
        "undefined",
        "<x>&amp;</x>",
        "]]>",
        "${jndi:ldap://x}",
        "../../etc/passwd",
        "{\"a\":1}",
        "[[[[",
        "%s%n%d",
        "'; drop table batch; --",
        "421281199013321237",
        "000000000000000000"
    };

    @ParameterizedTest
    @EnumSource
    void aFileAsAgreedIsReadWhole(Form form) {
        for (DatasetContract contract : AnyFeed.ALL) {
            byte[] file = form.of(AnyFeed.headers(contract), AnyFeed.goodRows(contract, ROWS));

            List<Row> rows = AnyFeed.read(contract, file).orElseThrow();

            assertThat(rows).as(contract.dataset()).hasSize(ROWS).hasOnlyElementsOfType(Row.Valid.class);
        }
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void aStrangeCellSpoilsItsOwnRowOnly(@ForAll long seed, @ForAll Form form) {
        Random random = new Random(seed);
        for (DatasetContract contract : AnyFeed.ALL) {
            List<List<String>> rows = AnyFeed.goodRows(contract, ROWS);
            for (int i = 1; i < ROWS; i += 2) {
                List<String> row = new ArrayList<>(rows.get(i));
                row.set(random.nextInt(row.size()), strange(random));
                row.set(random.nextInt(row.size()), strange(random));
                rows.set(i, row);
            }

            List<Row> read = AnyFeed.read(contract, form.of(AnyFeed.headers(contract), rows))
                    .orElseThrow();

            assertThat(read).as(contract.dataset()).hasSize(ROWS);
            for (int i = 0; i < ROWS; i += 2) {
                assertThat(read.get(i)).as(contract.dataset()).isInstanceOf(Row.Valid.class);
            }
        }
    }

    @Property(tries = 5, shrinking = ShrinkingMode.OFF)
    void theOrderOfColumnsAndColumnsNobodyKnowsDoNotMatter(@ForAll long seed, @ForAll Form form) {
        Random random = new Random(seed);
        for (DatasetContract contract : AnyFeed.ALL) {
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < contract.fields().size(); i++) {
                order.add(i);
            }
            Collections.shuffle(order, random);
            List<String> headers = new ArrayList<>(
                    order.stream().map(AnyFeed.headers(contract)::get).toList());
            List<String> row = new ArrayList<>(
                    order.stream().map(AnyFeed.goodRow(contract)::get).toList());
            int unknown = random.nextInt(headers.size() + 1);
            headers.add(unknown, "别的列");
            row.add(unknown, strange(random));

            List<Row> read =
                    AnyFeed.read(contract, form.of(headers, List.of(row))).orElseThrow();

            assertThat(read).as(contract.dataset()).hasSize(1).hasOnlyElementsOfType(Row.Valid.class);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NDJSON", mode = EnumSource.Mode.EXCLUDE)
    void aColumnThatIsMissingOrThereTwiceRefusesTheFile(Form form) {
        for (DatasetContract contract : AnyFeed.ALL) {
            List<String> headers = AnyFeed.headers(contract);
            for (FieldContract field :
                    List.of(contract.fields().getFirst(), contract.fields().getLast())) {
                int index = contract.fields().indexOf(field);
                List<String> twice = new ArrayList<>(headers);
                twice.add(field.name());
                List<String> missing = new ArrayList<>(headers);
                missing.set(index, "别的列");

                assertThat(refusal(contract, form.of(twice, List.of()))).isEqualTo("REPEATED_COLUMNS");
                assertThat(refusal(contract, form.of(missing, List.of())))
                        .isEqualTo(field.required() ? "MISSING_COLUMNS" : "");
            }
        }
    }

    @Test
    void aFieldThatIsMissingOrThereTwiceIsTheErrorOfItsLine() {
        for (DatasetContract contract : AnyFeed.ALL) {
            FieldContract field = contract.fields().getFirst();
            String good = new String(
                    Form.NDJSON.of(AnyFeed.headers(contract), AnyFeed.goodRows(contract, 1)), StandardCharsets.UTF_8);
            String again = good.stripTrailing().replaceFirst("\\}$", "");
            String sameKey = again + ",\"" + field.headers().getFirst() + "\":\"x\"}";
            String sameField = again + ",\"" + field.name() + "\":\"x\"}";

            List<Row> rows = AnyFeed.read(contract, Sheets.utf8(good.stripTrailing(), sameKey, sameField, "{}", good))
                    .orElseThrow();

            assertThat(rows).hasSize(5);
            assertThat(Sheets.codes(rows.get(1))).containsExactly("JSON_MALFORMED");
            assertThat(Sheets.codes(rows.get(2))).as(contract.dataset()).containsExactly("REPEATED_FIELD");
            assertThat(Sheets.codes(rows.get(3))).contains("MISSING");
            assertThat(rows.get(4)).isInstanceOf(Row.Valid.class);
        }
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void aFileThatBreaksOffIsRowsOrARefusal(@ForAll long seed, @ForAll Form form) {
        Random random = new Random(seed);
        for (DatasetContract contract : AnyFeed.ALL) {
            byte[] whole = form.of(AnyFeed.headers(contract), AnyFeed.goodRows(contract, ROWS));
            byte[] part = Arrays.copyOf(whole, random.nextInt(whole.length));

            AnyFeed.read(contract, part).ifPresent(rows -> assertThat(rows).hasSizeLessThanOrEqualTo(ROWS));
        }
    }

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void aFileWithWrongBytesAndStrayQuotesIsRowsOrARefusal(@ForAll long seed, @ForAll Form form) {
        Random random = new Random(seed);
        for (DatasetContract contract : AnyFeed.ALL) {
            byte[] file = form.of(AnyFeed.headers(contract), AnyFeed.goodRows(contract, ROWS));
            for (int i = random.nextInt(8); i >= 0; i--) {
                file[random.nextInt(file.length)] = random.nextBoolean() ? (byte) '"' : (byte) random.nextInt(256);
            }

            AnyFeed.read(contract, file);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCellThatIsTooLongIsTheErrorOfItsRow(Form form) {
        Limits limits = Limits.standard();
        int[] lengths = {limits.maxCellChars(), limits.maxCellChars() + 1, limits.maxLineBytes() + 1};
        for (DatasetContract contract : AnyFeed.ALL.stream().limit(9).toList()) {
            List<List<String>> rows = AnyFeed.goodRows(contract, 2);
            for (int length : lengths) {
                List<String> row = new ArrayList<>(AnyFeed.goodRow(contract));
                row.set(0, "字".repeat(form == Form.XLSX ? Math.min(length, 32_000) : length / 3));
                rows.add(1, row);
            }

            List<Row> read = AnyFeed.read(contract, form.of(AnyFeed.headers(contract), rows))
                    .orElseThrow();

            assertThat(read).as(contract.dataset()).hasSize(5);
            assertThat(read.subList(1, 4)).hasOnlyElementsOfType(Row.Invalid.class);
            assertThat(read.getLast()).isInstanceOf(Row.Valid.class);
        }
    }

    @Test
    void aLineOfNestedJsonIsOneBadRowHoweverDeep() {
        String deep = "{\"name\":" + "[".repeat(400_000) + "]".repeat(400_000) + "}";
        String number = "{\"name\":1" + "0".repeat(500_000) + "}";
        for (DatasetContract contract : AnyFeed.ALL) {
            String good = new String(
                    Form.NDJSON.of(AnyFeed.headers(contract), AnyFeed.goodRows(contract, 1)), StandardCharsets.UTF_8);

            List<Row> rows = AnyFeed.read(contract, Sheets.utf8("{}", deep, number, good))
                    .orElseThrow();

            assertThat(rows.subList(1, 3))
                    .allSatisfy(row -> assertThat(Sheets.codes(row)).containsExactly("JSON_MALFORMED"));
            assertThat(rows.get(3)).isInstanceOf(Row.Valid.class);
        }
    }

    private static String strange(Random random) {
        String one = STRANGE[random.nextInt(STRANGE.length)];
        return random.nextInt(4) == 0 ? one + STRANGE[random.nextInt(STRANGE.length)] : one;
    }

    private static String refusal(DatasetContract contract, byte[] bytes) {
        try (RowSource rows = TabularReader.open(Sheets.file(bytes), contract, Limits.standard())) {
            assertThat(rows.hasNext()).isFalse();
            return "";
        } catch (RefusedFileException refused) {
            return refused.code();
        }
    }
}
