package io.fangpin.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "2026-01-31|2026-01-31", "2026/1/31|2026-01-31", "20260131|2026-01-31", "2026年1月31日|2026-01-31",
                "2026.1.31|2026-01-31", "２０２６-０１-３１|2026-01-31", "45678|2025-01-21", "2026-01-31 08:30:00|2026-01-31",
                "2024-02-29|2024-02-29"
            })
    void readsDatesAsPeopleWriteThem(String cell, LocalDate expected) {
        assertThat(Sheets.value(Sheets.readCell("出生日期", cell), "birth_date")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-31,DATE_IMPOSSIBLE",
        "2025-02-29,DATE_IMPOSSIBLE",
        "20261301,DATE_IMPOSSIBLE",
        "去年,DATE_MALFORMED",
        "0001-01-01,DATE_IMPOSSIBLE",
        "26-1-1,DATE_MALFORMED"
    })
    void refusesDaysThatNeverAre(String cell, String code) {
        assertThat(Sheets.codes(Sheets.readCell("出生日期", cell))).containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "6200.50|620050",
                "1,234,567.8|123456780",
                "１２．５|1250",
                "￥88元|8800",
                "0|0",
                "12.500|1250",
                "6200|620000"
            })
    void readsMoneyInFen(String cell, long fen) {
        assertThat(Sheets.value(Sheets.readCell("自付(元)", cell), "self_pay_fen")).isEqualTo(fen);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "6200.505|MONEY_FRACTION",
                "-1|BELOW_MIN",
                "1e9|MONEY_MALFORMED",
                "12,34|MONEY_MALFORMED",
                "很多|MONEY_MALFORMED",
                "99999999999999999999|ABOVE_MAX",
                "100000000.01|ABOVE_MAX"
            })
    void refusesMoneyThatIsNone(String cell, String code) {
        assertThat(Sheets.codes(Sheets.readCell("自付(元)", cell))).containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "421281199001011237|421281199001011237",
                "421281199001011238|421281199001011238",
                "42128119900101123x|42128119900101123X",
                "４２１２８１１９９００１０１１２３７|421281199001011237",
                "'421281199001011237|421281199001011237",
                "421281 19900101 1237|421281199001011237",
                "42128119900101123744|421281199001011237",
            })
    void readsResidentIdsEvenWithAWrongCheckDigit(String cell, String expected) {
        assertThat(Sheets.value(Sheets.readCell("身份证号", cell), "id_no")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "42128119900231123X,ID_MALFORMED",
        "4212811990,ID_MALFORMED",
        "4.21281E+17,DIGITS_LOST",
        "42128119900101123Y,ID_MALFORMED"
    })
    void refusesMalformedResidentIds(String cell, String code) {
        assertThat(Sheets.codes(Sheets.readCell("身份证号", cell))).containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "户类型|household_type|脱贫户|OUT_OF_POVERTY",
                "户类型|household_type| 一般农户　|ORDINARY",
                "区划代码|division_code|421281100201|421281100201",
                "区划代码|division_code|421281|421281000000",
                "手机号|phone|+86 138-0000-0000|13800000000",
                "银行卡号|bank_card|6228 4800 0000 0000 000|6228480000000000000",
                "月份|period|2026年1月|2026-01",
                "月份|period|202601|2026-01",
                "月份|period|2026-01-15|2026-01",
                "姓名|name|张　三|张三",
                "姓名|name|阿依古丽•买买提|阿依古丽·买买提",
                "备注|remark|'=1+1|=1+1"
            })
    void readsOtherKinds(String header, String field, String cell, String expected) {
        assertThat(Sheets.value(Sheets.readCell(header, cell), field)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "户类型|贫困户|CODE_UNKNOWN",
                "区划代码|4212|DIVISION_MALFORMED",
                "手机号|12800000000|PHONE_MALFORMED",
                "银行卡号|123|BANK_CARD_MALFORMED",
                "月份|2026-13|MONTH_MALFORMED",
                "是否参保|也许|BOOLEAN_UNKNOWN",
                "人数|1.5|NOT_WHOLE",
                "面积|1.23456|NOT_A_NUMBER",
                "面积|三|NOT_A_NUMBER",
                "备注|一二三四五六七八九十一二三四五六七八九十一|TOO_LONG",
                "姓名|``|MISSING"
            })
    void refusesOtherKinds(String header, String cell, String code) {
        assertThat(Sheets.codes(Sheets.readCell(header, cell))).containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource({"是,true", "否,false", "TRUE,true", "0,false", "有,true"})
    void readsYesAndNo(String cell, boolean expected) {
        assertThat(Sheets.value(Sheets.readCell("是否参保", cell), "insured")).isEqualTo(expected);
    }
}
