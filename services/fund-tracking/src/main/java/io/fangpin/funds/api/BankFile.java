package io.fangpin.funds.api;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.fangpin.funds.domain.ReturnLine;
import io.fangpin.funds.store.BankBatches.Line;
import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.problem.Problem.FieldError;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The CSV that goes to the bank (代发文件) and the one that comes back (回盘文件). */
final class BankFile {

    private static final String PAYMENT_NO = "付款编号";
    private static final String RESULT = "结果";
    private static final String REASON = "失败原因";
    private static final String PAID = "成功";
    private static final String RETURNED = "失败";

    private BankFile() {}

    static byte[] write(List<Line> lines, FieldCipher cipher) {
        StringWriter text = new StringWriter();
        text.write('\uFEFF');
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("序号", PAYMENT_NO, "收款人姓名", "开户银行", "银行卡号", "金额(元)", "用途");
            for (Line line : lines) {
                csv.writeRecord(
                        String.valueOf(line.line()),
                        line.paymentNo(),
                        line.payeeName(),
                        line.bankName() == null ? "" : line.bankName(),
                        cipher.open(line.cardSealed()),
                        BigDecimal.valueOf(line.amountFen(), 2).toPlainString(),
                        line.purpose());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static List<ReturnLine> readReturn(byte[] body) {
        List<ReturnLine> lines = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().skipEmptyLines(true).ofNamedCsvRecord(text(body))) {
            for (NamedCsvRecord row : csv) {
                int rowNo = (int) row.getStartingLineNumber();
                ReturnLine line = line(row, rowNo, errors);
                if (line != null) {
                    lines.add(line);
                }
            }
        } catch (CsvParseException e) {
            errors.add(new FieldError("文件", "不是有效的 CSV / not a valid CSV"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (lines.isEmpty() && errors.isEmpty()) {
            errors.add(new FieldError("文件", "没有数据行 / no rows"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid("回盘文件有误，未作任何更改 / The return file is wrong; nothing was changed", errors)
                    .asException();
        }
        return lines;
    }

    static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable ReturnLine line(NamedCsvRecord row, int rowNo, List<FieldError> errors) {
        String no = row.findField(PAYMENT_NO).orElse("").strip();
        String result = row.findField(RESULT).orElse("").strip();
        String reason = row.findField(REASON).orElse("").strip();
        if (no.isEmpty()) {
            errors.add(new FieldError("第" + rowNo + "行 " + PAYMENT_NO, "缺失 / missing"));
            return null;
        }
        if (!result.equals(PAID) && !result.equals(RETURNED)) {
            errors.add(new FieldError("第" + rowNo + "行 " + RESULT, "应为“成功”或“失败” / must be 成功 or 失败"));
            return null;
        }
        if (result.equals(RETURNED) && reason.isEmpty()) {
            errors.add(new FieldError("第" + rowNo + "行 " + REASON, "失败必须写明原因 / a failure needs its reason"));
            return null;
        }
        return new ReturnLine(rowNo, no, result.equals(PAID), reason.isEmpty() ? null : reason);
    }

    private static String text(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(body, Charset.forName("GB18030"));
        }
    }
}
