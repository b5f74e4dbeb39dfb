package io.fangpin.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks made to harm whoever opens them. */
@Timeout(20)
class HostileWorkbooksTest {
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String HEAD = row(1, text("A1", "姓名") + text("B1", "身份证号") + text("C1", "备注"));
    private static final String GOOD = cells("A2", "B2");

    @Test
    void aPlainWorkbookOfTheSameMakeIsRead() {
        assertThat(Sheets.read(workbook(HEAD + row(2, GOOD)))).hasSize(1).hasOnlyElementsOfType(Row.Valid.class);
    }

    @Test
    void aFormulaComesThroughAsTheTextItLastShowed() {
        String formula = "<c r=\"C2\" t=\"str\"><f>HYPERLINK(\"http://x\")</f><v>=cmd|' /C calc'!A0</v></c>";

        List<Row> rows = Sheets.read(workbook(HEAD + row(2, GOOD + formula)));

        assertThat(Sheets.value(rows.getFirst(), "remark")).isEqualTo("=cmd|' /C calc'!A0");
    }

    @ParameterizedTest
    @ValueSource(strings = {SHEET, "xl/sheets/one.dat", "xl/sharedStrings.xml"})
    void entitiesAreRefusedWhateverThePartIsCalled(String part) {
        StringBuilder laughs = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            laughs.append("<!ENTITY lol%d \"%s\">"
                    .formatted(i, "&lol%d;".formatted(i - 1).repeat(10)));
        }
        laughs.append("]><worksheet><sheetData>")
                .append(row(1, text("A1", "&lol9;")))
                .append("</sheetData></worksheet>");

        assertRefused(workbook(part, laughs.toString(), StandardCharsets.UTF_8), "XML_ENTITY");
    }

    @Test
    void anExternalDefinitionIsRefusedInAnyEncoding() {
        String external = "<!DOCTYPE worksheet SYSTEM \"file:///etc/passwd\">" + sheet(HEAD + row(2, GOOD));

        assertRefused(workbook(SHEET, external, StandardCharsets.UTF_8), "XML_ENTITY");
        for (String charset : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE")) {
            for (String part : List.of(SHEET, "xl/sheets/one.dat")) {
                assertRefused(workbook(part, external, Charset.forName(charset)), "XML_ENCODING");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c r=\"ZZZZZZ2\"><v>1</v></c>",
                "<c r='ZZZZZZ2'><v>1</v></c>",
                "<c\nr = \"ZZZZZZ2\"><v>1</v></c>",
                "<c\tr='&#90;ZZZZZ2'><v>1</v></c>",
                "<c s=\"0\" r=\"zzzzzz2\"><v>1</v></c>"
            })
    void aCellFarToTheRightIsRefusedBeforeRoomIsMadeForIt(String cell) {
        assertRefused(workbook(HEAD + row(2, GOOD + cell)), "TOO_MANY_COLUMNS");
        assertRefused(
                workbook("xl/sheets/one.dat", sheet(HEAD + row(2, GOOD + cell)), StandardCharsets.UTF_8),
                "TOO_MANY_COLUMNS");
    }

    @Test
    void aNumberOfMillionsOfDigitsIsRefusedBeforeItIsComputed() {
        for (String digit : List.of("7", "&#55;", "<![CDATA[7]]>")) {
            String number = "<c r=\"C2\"><v>" + digit.repeat(2_000_000) + "</v></c>";

            assertRefused(workbook(HEAD + row(2, GOOD + number)), "NUMBER_TOO_LONG");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "1e999999999999", "INF", "0x10", "1 2", "-"})
    void aNumberThatIsNoneIsTheErrorOfItsRow(String number) {
        String cell = "<c r=\"C2\"><v>" + number + "</v></c>";

        List<Row> rows = Sheets.read(workbook(HEAD + row(2, GOOD + cell) + row(3, cells("A3", "B3"))));

        assertThat(rows).hasSize(2);
        assertThat(Sheets.codes(rows.getFirst())).containsExactly("CHARACTER_UNREADABLE");
        assertThat(rows.getLast()).isInstanceOf(Row.Valid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "1E-400", "-0", "123456789012345678E2147483630", "1E2147483647", "9e-2147483647"})
    void aNumberBeyondMeasureIsOneRow(String number) {
        String cell = "<c r=\"C2\"><v>" + number + "</v></c>";

        assertThat(Sheets.read(workbook(HEAD + row(2, GOOD + cell) + row(3, cells("A3", "B3")))))
                .hasSize(2);
    }

    @Test
    void rowsThatDoNotRiseAreRefused() {
        assertRefused(workbook(HEAD + row(3, cells("A3", "B3")) + row(2, GOOD)), "ROWS_OUT_OF_ORDER");
        assertRefused(workbook(HEAD + row(2, GOOD) + row(2, GOOD)), "ROWS_OUT_OF_ORDER");
        assertRefused(workbook(row(9, HEAD.replaceAll("</?row[^>]*>", "")) + row(2, GOOD)), "ROWS_OUT_OF_ORDER");
    }

    @Test
    void aSheetThatInflatesWithoutMeasureIsRefused() {
        byte[] bomb = bomb(512L << 20);

        assertThat(bomb.length).isLessThan(10 << 20);
        assertRefused(bomb, "ZIP_BOMB");
    }

    @Test
    void digitsHiddenBehindCommentsAreNotReadAtAll() {
        String number = "<c r=\"C2\"><v>" + "7<!-- -->".repeat(2_000) + "</v></c>";

        assertRefused(workbook(HEAD + row(2, GOOD + number)), "XML_COMMENT");
    }

    @Test
    void partsOfTheSameNameAreRefused() {
        byte[] file = workbook(HEAD + row(2, GOOD));
        byte[] twice = workbook(
                Map.of(SHEET, sheet(HEAD + row(2, GOOD)), "xl/worksheets/sheet2.xml", "<!-- other -->"),
                SHEET,
                StandardCharsets.UTF_8);
        String text = new String(twice, StandardCharsets.ISO_8859_1)
                .replace("xl/worksheets/sheet2.xml", "xl/worksheets/sheet1.xml");

        assertThat(Sheets.read(file)).hasSize(1);
        assertRefused(text.getBytes(StandardCharsets.ISO_8859_1), "UNREADABLE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../../../tmp/fangpin-slip", "/tmp/fangpin-slip", "..\\..\\fangpin-slip", "C:\\x", "a/\u0001b"
            })
    void nothingIsUnpackedWhateverAPartIsCalled(String name) {
        List<Row> rows = Sheets.read(workbook(
                Map.of(SHEET, sheet(HEAD + row(2, GOOD)), name, "harm"), SHEET, StandardCharsets.UTF_8));

        assertThat(rows).hasSize(1);
        assertThat(Files.exists(Path.of("/tmp/fangpin-slip"))).isFalse();
    }

    @Test
    void aSheetMayNotPointOutOfItsWorkbook() {
        byte[] file = workbook(Map.of(), "../../../../etc/passwd", StandardCharsets.UTF_8);

        assertRefused(file, "UNREADABLE");
    }

    private static void assertRefused(byte[] file, String code) {
        assertThatThrownBy(() -> Sheets.read(file))
                .isInstanceOfSatisfying(
                        RefusedFileException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static String cells(String name, String idNo) {
        return text(name, "张三") + text(idNo, "421281199001011237");
    }

    private static String text(String at, String text) {
        return "<c r=\"" + at + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    private static String row(int number, String cells) {
        return "<row r=\"" + number + "\">" + cells + "</row>";
    }

    private static String sheet(String rows) {
        return "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + rows
                + "</sheetData></worksheet>";
    }

    private static byte[] workbook(String rows) {
        return workbook(SHEET, sheet(rows), StandardCharsets.UTF_8);
    }

    private static byte[] workbook(String part, String content, Charset charset) {
        return workbook(Map.of(part, content), part, charset);
    }

    private static byte[] workbook(Map<String, String> parts, String sheet, Charset charset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            frame(zip, sheet);
            for (Map.Entry<String, String> part : new TreeMap<>(parts).entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(charset));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A workbook of one sheet with so many bytes of rows. */
    private static byte[] bomb(long size) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_SPEED);
            frame(zip, SHEET);
            zip.putNextEntry(new ZipEntry(SHEET));
            zip.write(sheet(HEAD).replace("</sheetData></worksheet>", "").getBytes(StandardCharsets.UTF_8));
            byte[] rows = "<row/>".repeat(1 << 18).getBytes(StandardCharsets.US_ASCII);
            for (long written = 0; written < size; written += rows.length) {
                zip.write(rows);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void frame(ZipOutputStream zip, String sheet) throws IOException {
        Map<String, String> frame = new TreeMap<>(Map.of(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
                "xl/workbook.xml",
                "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                        + "<sheet name=\"s\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"rId1\" Target=\"/" + sheet + "\"/></Relationships>"));
        for (Map.Entry<String, String> part : frame.entrySet()) {
            zip.putNextEntry(new ZipEntry(part.getKey()));
            zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        }
    }
}
