package io.fangpin.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Whatever comes, the reader answers with rows or a refusal. */
class AnyFileTest {

    @Property(tries = 300)
    void anyBytesAreRowsOrARefusal(@ForAll @Size(max = 4_000) byte[] bytes) {
        readOrRefuse(bytes);
    }

    @Property(tries = 300)
    void anyBytesBehindAHeaderAreRows(@ForAll @Size(max = 4_000) byte[] bytes) {
        readOrRefuse(Sheets.join(Sheets.utf8(Sheets.HEADER, Sheets.ROW), bytes));
    }

    @Property(tries = 200)
    void anyBytesBehindAZipSignatureAreRowsOrARefusal(@ForAll @Size(max = 2_000) byte[] bytes) {
        readOrRefuse(Sheets.join(new byte[] {'P', 'K', 3, 4}, bytes));
    }

    @Property(tries = 300)
    void whatIsWrittenIsReadBack(
            @ForAll("remarks") String remark,
            @ForAll @LongRange(min = 0, max = 10_000_000_000L) long fen,
            @ForAll @IntRange(min = 0, max = 60_000) int day,
            @ForAll boolean national) {
        LocalDate date = LocalDate.of(1900, 1, 1).plusDays(day);
        String yuan = fen / 100 + "." + "%02d".formatted(fen % 100);
        String line = CsvText.line(new String[] {"张三", "421281199001011237", date.toString(), yuan, remark});
        byte[] file =
                Sheets.in(national ? Encodings.GB18030 : StandardCharsets.UTF_8, "姓名,身份证号,出生日期,自付(元),备注", line, line);

        List<Row> rows = Sheets.read(file);

        assertThat(rows).hasSize(2);
        assertThat(Sheets.value(rows.get(1), "birth_date")).isEqualTo(date);
        assertThat(Sheets.value(rows.get(1), "self_pay_fen")).isEqualTo(fen);
        assertThat(Sheets.value(rows.get(1), "remark")).isEqualTo(remark);
    }

    @Provide
    Arbitrary<String> remarks() {
        return Arbitraries.strings()
                .withChars("一二三危房,\"';:\t()=#abc123")
                .ofMinLength(1)
                .ofMaxLength(15)
                .map(text -> "注" + text + "。");
    }

    private static void readOrRefuse(byte[] bytes) {
        try {
            Sheets.read(bytes).forEach(row -> assertThat(row.rowNo()).isPositive());
        } catch (RefusedFileException refused) {
            assertThat(refused.code()).isNotBlank();
        }
    }
}
