package io.fangpin.tabular;

import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.FieldContract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** An empty sheet to fill in, and the contract behind it in words. */
public final class Template {
    /** As far down as drop-down lists and text columns reach. */
    private static final int PREPARED_ROWS = 10_000;

    private static final String[] EXPLAINED = {"列名", "必填", "类型与取值", "单位", "其他可用列名", "示例"};
    private static final String[] CODED = {"列名", "填写", "代码"};

    private Template() {}

    /** The header and one example row, UTF-8 with byte order mark. */
    public static byte[] csv(DatasetContract contract) {
        String[] headers =
                contract.fields().stream().map(f -> f.headers().getFirst()).toArray(String[]::new);
        String[] example =
                contract.fields().stream().map(FieldContract::exampleZh).toArray(String[]::new);
        return ("\ufeff" + CsvText.line(headers) + "\r\n" + CsvText.line(example) + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A workbook: the sheet to fill in with one example row and drop-down lists, its codes, and what each column means. */
    public static byte[] xlsx(DatasetContract contract) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Fangpin", "1.0")) {
            Worksheet data = book.newWorksheet("数据");
            Worksheet codes = book.newWorksheet("代码");
            Worksheet words = book.newWorksheet("说明");
            row(codes, 0, CODED);
            int nextCode = 1;
            for (int column = 0; column < contract.fields().size(); column++) {
                FieldContract field = contract.fields().get(column);
                head(data, column, field);
                Map<String, String> spellings = ContractWords.spellings(field);
                if (!spellings.isEmpty()) {
                    int first = nextCode;
                    for (Map.Entry<String, String> code : spellings.entrySet()) {
                        row(codes, nextCode++, field.headers().getFirst(), code.getValue(), code.getKey());
                    }
                    data.range(1, column, PREPARED_ROWS, column)
                            .validateWithList(codes.range(first, 1, nextCode - 1, 1));
                }
            }
            data.freezePane(0, 1);
            explain(words, contract);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The contract as a document (Markdown). */
    public static String words(DatasetContract contract) {
        StringBuilder text =
                new StringBuilder("# 数据报送约定：").append(contract.titleZh()).append("\n\n");
        text.append(contract.titleEn()).append("\n\n| | |\n|---|---|\n");
        ContractWords.facts(contract).forEach(fact -> line(text, List.of(fact)));
        text.append("\n同一事项再次报送，以后一次为准；只有变化的行生效。操作类型填“撤销”即撤回。\n\n");
        line(text, List.of(EXPLAINED));
        text.append("|---|---|---|---|---|---|\n");
        contract.fields().forEach(field -> line(text, List.of(explained(field, contract))));
        return text.toString();
    }

    private static void head(Worksheet data, int column, FieldContract field) {
        data.value(0, column, field.headers().getFirst());
        data.style(0, column)
                .bold()
                .fillColor(field.required() ? "FFF2CC" : "EDEDED")
                .set();
        // Text, so that no spreadsheet turns a long number into a quantity.
        data.range(1, column, PREPARED_ROWS, column).style().format("@").set();
        data.value(1, column, field.exampleZh());
        data.width(column, Math.max(12, field.headers().getFirst().length() * 2.2));
    }

    private static void explain(Worksheet words, DatasetContract contract) {
        int at = 0;
        for (String[] fact : ContractWords.facts(contract)) {
            row(words, at++, fact);
        }
        at++;
        row(words, at++, EXPLAINED);
        for (FieldContract field : contract.fields()) {
            row(words, at++, explained(field, contract));
        }
        words.width(0, 24);
        words.width(2, 48);
    }

    private static String[] explained(FieldContract field, DatasetContract contract) {
        return new String[] {
            field.headers().getFirst(),
            field.required() ? "是" : "否",
            ContractWords.type(field, contract),
            ContractWords.unit(field),
            String.join("、", field.headers().subList(1, field.headers().size())),
            field.exampleZh()
        };
    }

    private static void row(Worksheet sheet, int row, String... cells) {
        for (int column = 0; column < cells.length; column++) {
            sheet.value(row, column, cells[column]);
        }
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append("| ")
                .append(String.join(
                        " | ",
                        cells.stream().map(cell -> cell.replace("|", "\\|")).toList()))
                .append(" |\n");
    }
}
