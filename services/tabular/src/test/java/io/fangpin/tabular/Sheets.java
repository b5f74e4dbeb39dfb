package io.fangpin.tabular;

import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContract.Cadence;
import io.fangpin.schemas.contracts.DatasetContract.Consent;
import io.fangpin.schemas.contracts.DatasetContract.Sensitivity;
import io.fangpin.schemas.contracts.DatasetContract.Sign;
import io.fangpin.schemas.contracts.FieldContract;
import io.fangpin.schemas.contracts.FieldType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Files for tests, and a small contract with one field of each kind. */
final class Sheets {

    static final String HEADER = "姓名,身份证号,出生日期,自付(元),户类型,是否参保,区划代码,手机号,银行卡号,月份,人数,备注";
    static final String ROW =
            "张三,421281199001011237,1990-01-01,6200.50,脱贫户,是,421281100201,13800000000,6228480000000000000,2026-01,3,无";

    private Sheets() {}

    static DatasetContract contract() {
        return new DatasetContract(
                "test",
                null,
                "测试",
                "Test",
                "X",
                null,
                Cadence.DAILY,
                null,
                null,
                Sign.CONTEXT,
                Sensitivity.PERSONAL,
                Consent.NONE,
                List.of("id_no"),
                null,
                List.of(
                        field("name", FieldType.NAME, true, "姓名"),
                        field("id_no", FieldType.ID_NO, true, "身份证号", "身份证号码"),
                        field("birth_date", FieldType.DATE, false, "出生日期"),
                        money("self_pay_fen", "自付(元)"),
                        codes("household_type", "户类型"),
                        field("insured", FieldType.BOOLEAN, false, "是否参保"),
                        field("division_code", FieldType.DIVISION, false, "区划代码"),
                        field("phone", FieldType.PHONE, false, "手机号"),
                        field("bank_card", FieldType.BANK_CARD, false, "银行卡号"),
                        field("period", FieldType.MONTH, false, "月份"),
                        field("people", FieldType.INTEGER, false, "人数"),
                        field("area_m2", FieldType.DECIMAL, false, "面积"),
                        field("remark", FieldType.TEXT, false, "备注")));
    }

    private static FieldContract field(String name, FieldType type, boolean required, String... headers) {
        return new FieldContract(name, type, List.of(headers), required, false, null, null, null, 20, null, "");
    }

    private static FieldContract money(String name, String header) {
        return new FieldContract(
                name, FieldType.MONEY, List.of(header), false, false, null, 0L, 10_000_000_000L, null, null, "");
    }

    private static FieldContract codes(String name, String header) {
        return new FieldContract(
                name,
                FieldType.CODE,
                List.of(header),
                false,
                false,
                Map.of("脱贫户", "OUT_OF_POVERTY", "一般农户", "ORDINARY"),
                null,
                null,
                null,
                null,
                "");
    }

    static Path file(byte[] bytes) {
        try {
            Path file = Files.createTempFile("sheet", ".bin");
            file.toFile().deleteOnExit();
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] utf8(String... lines) {
        return in(StandardCharsets.UTF_8, lines);
    }

    static byte[] in(Charset charset, String... lines) {
        return (String.join("\n", lines) + "\n").getBytes(charset);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static List<Row> read(byte[] bytes) {
        return read(bytes, Limits.standard());
    }

    static List<Row> read(byte[] bytes, Limits limits) {
        try (RowSource source = TabularReader.open(file(bytes), contract(), limits)) {
            List<Row> rows = new ArrayList<>();
            source.forEachRemaining(rows::add);
            return rows;
        }
    }

    /** Reads one cell of the field in an otherwise valid row. */
    static Row readCell(String header, String cell) {
        String quoted = '"' + cell.replace("\"", "\"\"") + '"';
        return switch (header) {
            case "姓名" -> read(utf8("身份证号,姓名", "421281199001011237," + quoted)).getFirst();
            case "身份证号" -> read(utf8("姓名,身份证号", "张三," + quoted)).getFirst();
            default ->
                read(utf8("姓名,身份证号," + header, "张三,421281199001011237," + quoted))
                        .getFirst();
        };
    }

    static @Nullable Object value(Row row, String field) {
        return row instanceof Row.Valid valid ? valid.values().get(field) : row;
    }

    static List<String> codes(Row row) {
        return row instanceof Row.Invalid invalid
                ? invalid.errors().stream().map(FieldError::code).toList()
                : List.of();
    }
}
