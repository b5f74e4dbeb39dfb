package io.fangpin.tabular;

import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.ExpectedRows;
import io.fangpin.schemas.contracts.FieldContract;
import io.fangpin.schemas.contracts.FieldType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A contract in the words of those who fill it in. */
final class ContractWords {
    private ContractWords() {}

    /** The preferred Chinese spelling of each code; the spelling is what belongs in the cell. */
    static Map<String, String> spellings(FieldContract field) {
        Map<String, String> byCode = new LinkedHashMap<>();
        Map<String, String> codes = field.codes();
        if (codes != null) {
            codes.forEach((spelling, code) -> byCode.putIfAbsent(code, spelling));
        }
        return byCode;
    }

    static String type(FieldContract field, DatasetContract contract) {
        return type(field)
                + Optional.ofNullable(field.notAbove())
                        .flatMap(contract::field)
                        .map(other -> (field.type() == FieldType.DATE ? "，不晚于" : "，不大于")
                                + other.headers().getFirst())
                        .orElse("");
    }

    private static String type(FieldContract field) {
        return switch (field.type()) {
            case TEXT, NAME -> field.maxLength() == null ? "文本" : "文本，最多" + field.maxLength() + "个字";
            case ID_NO -> "居民身份证号，15、18或20位，单元格设为文本";
            case DATE -> "日期，如 2026-01-31";
            case MONTH -> "月份，如 2026-01";
            case INTEGER -> "整数" + limits(field, 0);
            case DECIMAL -> "数字，最多四位小数" + limits(field, 0);
            case MONEY -> "金额，单位元，最多两位小数" + limits(field, 2);
            case CODE -> "代码，填：" + String.join("、", spellings(field).values());
            case BOOLEAN -> "是 或 否";
            case DIVISION -> "12位行政区划代码";
            case PHONE -> "手机号码";
            case BANK_CARD -> "银行卡号，16至19位，单元格设为文本";
        };
    }

    static String unit(FieldContract field) {
        String unit = field.unit();
        return unit == null ? "" : unit;
    }

    static String cadence(DatasetContract contract) {
        String often = switch (contract.cadence()) {
            case CONTINUOUS -> "随时";
            case DAILY -> "每日";
            case WEEKLY -> "每周";
            case MONTHLY -> "每月";
            case TERM -> "每学期";
            case ON_CONSENT -> "经授权按需查询";
        };
        Integer day = contract.dueDay();
        return day == null ? often : often + "，" + day + "日前报送";
    }

    /** How many rows are expected of a county, where the contract says so. */
    static Optional<String> size(DatasetContract contract) {
        return Optional.ofNullable(contract.expectedRows())
                .map(ExpectedRows::perThousandPersons)
                .map(share -> period(contract) + "每千名登记人口" + bounds(share) + "；县级与部门另有约定的，以约定为准");
    }

    private static String bounds(ExpectedRows.Share share) {
        BigDecimal least = share.least();
        BigDecimal most = share.most();
        if (least != null && most != null) {
            return least.toPlainString() + " 至 " + most.toPlainString() + " 行";
        }
        return least != null
                ? "不少于 " + least.toPlainString() + " 行"
                : "不多于 "
                        + Optional.ofNullable(most)
                                .map(BigDecimal::toPlainString)
                                .orElse("") + " 行";
    }

    private static String period(DatasetContract contract) {
        return switch (contract.cadence()) {
            case DAILY -> "每日";
            case WEEKLY -> "每周";
            case TERM -> "每学期";
            case MONTHLY, CONTINUOUS, ON_CONSENT -> "每月";
        };
    }

    static String sensitivity(DatasetContract contract) {
        return switch (contract.sensitivity()) {
            case GENERAL -> "一般数据";
            case PERSONAL -> "个人信息";
            case HEALTH -> "敏感个人信息（健康）";
            case FINANCIAL -> "敏感个人信息（财产）";
            case JUDICIAL -> "敏感个人信息（司法）";
        };
    }

    static String sign(DatasetContract contract) {
        DatasetContract.Sign sign = contract.sign();
        if (sign == null) {
            return "";
        }
        return switch (sign) {
            case RISK -> "风险线索";
            case EXCLUSION -> "排除线索（仅作复核，不自动拒绝）";
            case NATURAL_CHANGE -> "自然变更";
            case CONTEXT -> "背景信息";
        };
    }

    /** What is said of the dataset as a whole, a name and a value each. */
    static List<String[]> facts(DatasetContract contract) {
        List<String[]> facts = new ArrayList<>();
        facts.add(new String[] {"数据集", contract.titleZh() + "（" + contract.dataset() + "）"});
        if (contract.feedCode() != null) {
            facts.add(new String[] {"编号", contract.feedCode()});
        }
        facts.add(new String[] {"责任部门", contract.department()});
        facts.add(new String[] {"报送频率", cadence(contract)});
        size(contract).ifPresent(words -> facts.add(new String[] {"预期行数", words}));
        facts.add(new String[] {"用途", sign(contract)});
        facts.add(new String[] {"数据类别", sensitivity(contract)});
        if (contract.consent() == DatasetContract.Consent.EACH_ADULT) {
            facts.add(new String[] {"授权", "须先有家庭每位成年成员的书面授权"});
        }
        facts.add(new String[] {"同一事项的识别", String.join(" + ", headers(contract, contract.naturalKey()))});
        return facts;
    }

    private static List<String> headers(DatasetContract contract, List<String> names) {
        return names.stream()
                .flatMap(name -> contract.field(name).stream())
                .map(field -> field.headers().getFirst())
                .toList();
    }

    private static String limits(FieldContract field, int decimals) {
        Long min = field.min();
        Long max = field.max();
        return min == null || max == null
                ? ""
                : "，" + BigDecimal.valueOf(min, decimals).stripTrailingZeros().toPlainString() + " 至 "
                        + BigDecimal.valueOf(max, decimals).stripTrailingZeros().toPlainString();
    }
}
