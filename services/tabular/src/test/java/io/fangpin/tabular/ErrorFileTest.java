package io.fangpin.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import io.fangpin.schemas.contracts.DatasetContracts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ErrorFileTest {

    @Test
    void hasTheShapeOfTheUploadAndAReasonAndRunsNoFormula() throws IOException {
        Row row = Sheets.read(Sheets.utf8("姓名,身份证号,备注", "张三,42,\"=cmd|' /C calc'!A0\""))
                .getFirst();

        String file = write(List.of("姓名", "身份证号", "备注"), (Row.Invalid) row);

        assertThat(file.lines().findFirst()).contains("\ufeff姓名,身份证号,备注,错误原因");
        assertThat(file.lines().skip(1).findFirst().orElseThrow()).startsWith("张三,42,'=cmd|' /C calc'!A0,第2行：身份证号：");
    }

    @Test
    void theCorrectedErrorFileCanBeSentAgain() throws IOException {
        Row row = Sheets.read(Sheets.utf8("姓名,身份证号,备注", "张三,42,+a")).getFirst();
        String corrected =
                write(List.of("姓名", "身份证号", "备注"), (Row.Invalid) row).replace(",42,", ",421281199001011237,");

        List<Row> again = Sheets.read(corrected.getBytes(StandardCharsets.UTF_8));

        assertThat(Sheets.value(again.getFirst(), "remark")).isEqualTo("+a");
    }

    @Test
    void theTemplateOfEachContractReadsBackAsAValidRow() {
        DatasetContracts contracts = DatasetContracts.load();
        List.of(
                        "household-registration",
                        "medical-settlements",
                        "school-enrolment",
                        "housing-appraisals",
                        "deaths",
                        "civil-affairs-assistance")
                .forEach(dataset -> {
                    var contract = contracts.find(dataset).orElseThrow();
                    try (RowSource rows =
                            TabularReader.open(Sheets.file(Template.csv(contract)), contract, Limits.standard())) {
                        assertThat(rows.next()).as(dataset).isInstanceOf(Row.Valid.class);
                    }
                });
    }

    @Property(tries = 100)
    void noCellOfWhatIsWrittenIsRunAsAFormulaAndEachReadsBack(@ForAll("formulas") String cell) throws IOException {
        String raw = CsvText.line(new String[] {cell, "42"});
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream list = new ByteArrayOutputStream();

        try (ErrorFile file = new ErrorFile(out, List.of(cell, "b"))) {
            file.write(2, raw, cell);
        }
        try (ListFile file = new ListFile(list, List.of("a"))) {
            file.write(List.of(cell));
        }

        assertThat(cells(out)).hasSize(6).noneMatch(ErrorFileTest::runs);
        assertThat(cells(list)).hasSize(2).noneMatch(ErrorFileTest::runs);
        assertThat(Spelling.text(cells(out).get(3)))
                .isEqualTo(Spelling.text(CsvText.cells(raw).getFirst()));
    }

    @Provide
    Arbitrary<String> formulas() {
        return Combinators.combine(
                        Arbitraries.of("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'=", " ", ""),
                        Arbitraries.strings()
                                .withChars("=+-@'\t\" ,;1A一")
                                .ofMinLength(1)
                                .ofMaxLength(12))
                .as((start, rest) -> start + rest);
    }

    private static boolean runs(String cell) {
        return !cell.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(cell.charAt(0)) >= 0;
    }

    private static List<String> cells(ByteArrayOutputStream csv) {
        List<String> cells = new ArrayList<>();
        CsvReader.builder()
                .skipEmptyLines(false)
                .ofCsvRecord(csv.toString(StandardCharsets.UTF_8).substring(1))
                .forEach(record -> cells.addAll(record.getFields()));
        return cells;
    }

    private static String write(List<String> columns, Row.Invalid row) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ErrorFile file = new ErrorFile(out, columns)) {
            file.write(row);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
