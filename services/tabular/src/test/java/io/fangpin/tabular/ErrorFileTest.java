package io.fangpin.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.schemas.contracts.DatasetContracts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

    private static String write(List<String> columns, Row.Invalid row) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ErrorFile file = new ErrorFile(out, columns)) {
            file.write(row);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
