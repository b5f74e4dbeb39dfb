package io.fangpin.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

class WorkbooksTest {

    @Test
    void readsTextNumbersDatesAndFormulasOfTheSheetThatHasTheHeader() throws IOException {
        byte[] workbook = workbook(sheet -> {
            sheet.value(2, 0, "张三");
            sheet.value(2, 1, "421281199001011237");
            sheet.value(2, 2, LocalDate.of(1990, 1, 1));
            sheet.style(2, 2).format("yyyy-MM-dd").set();
            sheet.value(2, 3, 310.1 + 0.2);
            sheet.value(2, 4, 421281100201L);
        });

        List<Row> rows = Sheets.read(workbook);

        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().rowNo()).isEqualTo(3);
        assertThat(Sheets.value(rows.getFirst(), "birth_date")).isEqualTo(LocalDate.of(1990, 1, 1));
        assertThat(Sheets.value(rows.getFirst(), "self_pay_fen")).isEqualTo(31030L);
        assertThat(Sheets.value(rows.getFirst(), "division_code")).isEqualTo("421281100201");
    }

    @Test
    void anIdThatTheSpreadsheetRoundedIsAnError() throws IOException {
        byte[] workbook = workbook(sheet -> {
            sheet.value(1, 0, "张三");
            sheet.value(1, 1, 421281199001011237d);
        });

        List<Row> rows = Sheets.read(workbook);

        assertThat(Sheets.codes(rows.getFirst())).containsExactly("DIGITS_LOST");
    }

    private interface Filling {
        void fill(Worksheet sheet);
    }

    private static byte[] workbook(Filling filling) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            workbook.newWorksheet("填表说明").value(0, 0, "请按要求填写");
            Worksheet sheet = workbook.newWorksheet("数据");
            String[] headers = {"姓名", "身份证号", "出生日期", "自付(元)", "区划代码"};
            for (int i = 0; i < headers.length; i++) {
                sheet.value(0, i, headers[i]);
            }
            filling.fill(sheet);
        }
        return bytes.toByteArray();
    }
}
