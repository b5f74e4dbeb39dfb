package io.fangpin.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class FilesTest {

    @Test
    void readsUtf8WithAndWithoutByteOrderMarkAndGb18030() {
        byte[] utf8 = Sheets.utf8(Sheets.HEADER, Sheets.ROW);
        byte[] marked = Sheets.join(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, utf8);
        byte[] national = Sheets.in(Encodings.GB18030, Sheets.HEADER, Sheets.ROW);

        List<Row> plain = Sheets.read(utf8);

        assertThat(Sheets.value(plain.getFirst(), "name")).isEqualTo("张三");
        assertThat(plain.getFirst().rowNo()).isEqualTo(2);
        assertThat(plain.getFirst().raw()).isEqualTo(Sheets.ROW);
        assertThat(Sheets.read(marked)).isEqualTo(plain);
        assertThat(Sheets.read(national)).isEqualTo(plain);
    }

    @Test
    void readsTabsSemicolonsTitleRowsAndOtherHeaders() {
        String tabs = Sheets.HEADER.replace(',', '\t');

        List<Row> rows = Sheets.read(Sheets.utf8("赤壁市农户登记表", tabs, "", Sheets.ROW.replace(',', '\t')));
        List<Row> other = Sheets.read(Sheets.utf8("序号;姓 名;*身份证号码", "1;李四;421281199001011237"));

        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().rowNo()).isEqualTo(4);
        assertThat(Sheets.value(other.getFirst(), "name")).isEqualTo("李四");
    }

    @Test
    void aRowInAnotherEncodingIsThatRowsErrorOnly() {
        byte[] mixed = Sheets.join(
                Sheets.utf8(Sheets.HEADER, Sheets.ROW),
                Sheets.in(Encodings.GB18030, Sheets.ROW),
                Sheets.utf8(Sheets.ROW, Sheets.ROW));

        List<Row> rows = Sheets.read(mixed);

        assertThat(rows).hasSize(4);
        assertThat(Sheets.codes(rows.get(1))).containsExactly("ENCODING_MIXED");
        assertThat(rows.get(1).raw()).isEqualTo(Sheets.ROW);
        assertThat(rows.get(3)).isInstanceOf(Row.Valid.class);
    }

    @Test
    void aTenMegabyteLineIsThatRowsErrorOnly() {
        byte[] rows = Sheets.utf8(Sheets.HEADER, Sheets.ROW, "x".repeat(10 << 20), Sheets.ROW);

        List<Row> read = Sheets.read(rows);

        assertThat(read).hasSize(3);
        assertThat(Sheets.codes(read.get(1))).containsExactly("LINE_TOO_LONG");
        assertThat(read.get(1).raw().length()).isLessThan(5_000);
        assertThat(read.get(2)).isInstanceOf(Row.Valid.class);
    }

    @Test
    void theBeginningOfATooLongLineIsReadableWhereverItIsCut() {
        for (String before : List.of("", "x", "xx")) {
            byte[] rows = Sheets.utf8(Sheets.HEADER, before + "张".repeat(2 << 20), Sheets.ROW);

            assertThat(Sheets.read(rows).getFirst().raw()).contains("张张张").doesNotContain("\uFFFD", "寮");
        }
    }

    @Test
    void anUnclosedQuoteSpoilsItsOwnLineOnly() {
        String[] lines = new String[3_000];
        java.util.Arrays.fill(lines, Sheets.ROW);
        lines[0] = Sheets.HEADER;
        lines[1] = "张三,\"4212";

        List<Row> rows = Sheets.read(Sheets.utf8(lines));

        assertThat(rows).hasSize(2_999);
        assertThat(Sheets.codes(rows.getFirst())).containsExactly("QUOTE_OPEN");
        assertThat(rows.stream().filter(Row.Valid.class::isInstance)).hasSize(2_998);
    }

    @Test
    void keepsLineBreaksInQuotedCellsWithTheirRow() {
        List<Row> rows = Sheets.read(
                Sheets.utf8("姓名,身份证号,备注", "张三,421281199001011237,\"a\nb \"\"c\"\"\"", "李四,421281199001011237,d"));

        assertThat(Sheets.value(rows.get(0), "remark")).isEqualTo("a\nb \"c\"");
        assertThat(rows.get(0).raw()).doesNotContain("\n");
        assertThat(rows.get(1).rowNo()).isEqualTo(3);
    }

    @Test
    void moreCellsThanHeadersMeanAShiftedRow() {
        List<Row> rows = Sheets.read(Sheets.utf8("姓名,身份证号", "张三,421281199001011237,x"));

        assertThat(Sheets.codes(rows.getFirst())).containsExactly("TOO_MANY_CELLS");
    }

    @Test
    void aHeaderAloneHasNoRows() {
        assertThat(Sheets.read(Sheets.utf8(Sheets.HEADER))).isEmpty();
    }

    @Test
    void refusesWhatIsNoSuchTable() throws IOException {
        assertRefused(new byte[0], "EMPTY_FILE");
        assertRefused(Sheets.utf8("", " "), "EMPTY_FILE");
        assertRefused(Sheets.utf8("姓名,备注", "张三,x"), "MISSING_COLUMNS");
        assertRefused(Sheets.utf8("姓名,身份证号,身份证号码", "a,b,c"), "REPEATED_COLUMNS");
        assertRefused(Sheets.utf8("你好", "再见"), "NOT_A_TABLE");
        assertRefused(new byte[] {'%', 'P', 'D', 'F', 0, 1, 2}, "NOT_A_TABLE");
        assertRefused(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0}, "OLD_WORKBOOK");
        assertRefused(Sheets.in(StandardCharsets.UTF_16, "姓名"), "UTF_16");
        assertRefused(zip("a.txt", "no workbook".getBytes(StandardCharsets.UTF_8)), "UNREADABLE");
        assertRefused(zip("xl/workbook.xml", Sheets.utf8("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>")), "XML_ENTITY");
        assertRefused(zip("xl/worksheets/sheet1.xml", new byte[200 << 20]), "XML_ENCODING");
        assertRefused(zip("media.bin", new byte[200 << 20]), "ZIP_BOMB");
        assertRefused(new byte[] {'P', 'K', 3, 4, 0, 0}, "UNREADABLE");
    }

    @Test
    void refusesMoreRowsThanAllowedWhenItMeetsThem() {
        byte[] three = Sheets.utf8(Sheets.HEADER, Sheets.ROW, Sheets.ROW, Sheets.ROW);

        assertThatThrownBy(() -> Sheets.read(three, Limits.standard().withMaxRows(2)))
                .isInstanceOfSatisfying(
                        RefusedFileException.class, e -> assertThat(e.code()).isEqualTo("TOO_MANY_ROWS"));
    }

    @Test
    void readsJsonLinesByFieldNameOrHeader() {
        List<Row> rows = Sheets.read(Sheets.utf8(
                "{\"name\":\"张三\",\"id_no\":\"421281199001011237\",\"self_pay_fen\":620050,\"insured\":true,\"x\":1}",
                "{\"姓名\":\"李四\",\"身份证号\":\"421281199001011237\",\"自付(元)\":6200.50}",
                "[1]",
                "{\"name\":{\"a\":1}}",
                "{oops",
                "{\"name\":\"王五\"}"));

        assertThat(Sheets.value(rows.get(0), "self_pay_fen")).isEqualTo(620050L);
        assertThat(Sheets.value(rows.get(0), "insured")).isEqualTo(true);
        assertThat(Sheets.value(rows.get(1), "self_pay_fen")).isEqualTo(620050L);
        assertThat(Sheets.codes(rows.get(2))).containsExactly("JSON_MALFORMED");
        assertThat(Sheets.codes(rows.get(3))).containsExactly("NOT_A_VALUE");
        assertThat(Sheets.codes(rows.get(4))).containsExactly("JSON_MALFORMED");
        assertThat(Sheets.codes(rows.get(5))).containsExactly("MISSING");
        assertThat(rows.get(5).rowNo()).isEqualTo(6);
    }

    private static void assertRefused(byte[] file, String code) {
        assertThatThrownBy(() -> Sheets.read(file))
                .isInstanceOfSatisfying(
                        RefusedFileException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }
}
