package io.fangpin.registry.domain;

import io.fangpin.schemas.people.DivisionCode;
import io.fangpin.schemas.people.ResidentId;
import io.fangpin.schemas.registry.IncomeBlock;
import io.fangpin.schemas.registry.MemberSnapshot.MemberStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a form can be registered; plausibility is not judged here. */
public final class FormCheck {

    private static final Pattern PHONE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern BANK_CARD = Pattern.compile("\\d{16,19}");
    private static final Pattern RELATION = Pattern.compile("0[12]|[1-9]\\d");
    private static final Set<String> ID_TYPES = Set.of("RESIDENT_ID", "DISABILITY_CERTIFICATE");
    private static final int MAX_TEXT = 200;
    private static final int MONTHS_OF_YEAR = 12;

    private final List<Finding> findings = new ArrayList<>();

    private FormCheck() {}

    /** All that is wrong with the household's own fields. */
    public static List<Finding> household(HouseholdForm form, boolean first) {
        FormCheck check = new FormCheck();
        check.needed("householdNo", form.householdNo(), first);
        check.needed("divisionCode", form.divisionCode(), first);
        check.needed("householdType", form.householdType(), first);
        check.text("householdNo", form.householdNo(), 40);
        check.text("naturalVillage", form.naturalVillage(), 50);
        check.text("address", form.address(), MAX_TEXT);
        check.text("bankName", form.bankName(), 100);
        check.matches("phone", form.phone(), PHONE, "PHONE_MALFORMED", "不是手机号码", "Not a mobile phone number");
        check.matches(
                "bankCard",
                form.bankCard(),
                BANK_CARD,
                "BANK_CARD_MALFORMED",
                "银行卡号应为16至19位数字",
                "A bank card number has 16 to 19 digits");
        check.village(form.divisionCode());
        check.income(form.income());
        return check.findings;
    }

    /** All that is wrong with a member by itself. */
    public static List<Finding> member(MemberForm form, boolean first, LocalDate today) {
        FormCheck check = new FormCheck();
        check.needed("name", form.name(), first);
        check.needed("sex", form.sex(), first);
        check.needed("birthDate", form.birthDate(), first);
        check.needed("relationToHead", form.relationToHead(), first);
        check.needed("labourCapacity", form.labourCapacity(), first);
        check.needed("medicalInsurance", form.medicalInsurance(), first);
        if (form.personNo() == null) {
            check.needed("idNo", form.idNo(), first);
        }
        check.text("personNo", form.personNo(), 40);
        check.text("name", form.name(), 50);
        check.text("ethnicity", form.ethnicity(), 20);
        check.text("evidence", form.evidence(), MAX_TEXT);
        check.matches(
                "relationToHead",
                form.relationToHead(),
                RELATION,
                "CODE_UNKNOWN",
                "与户主关系代码无效",
                "Unknown relation to the head");
        if (form.idType() != null && !ID_TYPES.contains(form.idType())) {
            check.add("idType", "CODE_UNKNOWN", "证件类型无效", "Unknown kind of certificate");
        }
        String idNo = form.idNo();
        if (idNo != null
                && !ResidentId.parse(idNo).map(id -> id.value().equals(idNo)).orElse(false)) {
            check.add("idNo", "ID_MALFORMED", "身份证号应为18位且出生日期有效", "Not an 18-character resident ID");
        }
        check.notLater("birthDate", form.birthDate(), today);
        check.notLater("statusDate", form.statusDate(), today);
        if (form.status() != null && form.status() != MemberStatus.ACTIVE) {
            check.needed("statusDate", form.statusDate(), true);
            check.needed("evidence", form.evidence(), true);
        }
        Integer months = form.workMonths();
        if (months != null && (months < 0 || months > MONTHS_OF_YEAR)) {
            check.add("workMonths", "OUT_OF_RANGE", "务工时间应为0至12个月", "Work months are 0 to 12");
        }
        check.notNegative("monthlyWageFen", form.monthlyWageFen());
        return check.findings;
    }

    private void village(@Nullable String code) {
        if (code == null) {
            return;
        }
        boolean village = DivisionCode.parse(code)
                .filter(d -> d.value().equals(code) && d.level() == DivisionCode.Level.VILLAGE)
                .isPresent();
        if (!village) {
            add("divisionCode", "DIVISION_NOT_A_VILLAGE", "应为12位村级区划代码", "Not a 12-digit code of a village");
        }
    }

    private void income(@Nullable IncomeBlock income) {
        if (income == null) {
            return;
        }
        needed("income.from", income.from(), true);
        needed("income.to", income.to(), true);
        needed("income.periodType", income.periodType(), true);
        if (income.from() != null && income.to() != null && income.from().isAfter(income.to())) {
            add("income.from", "PERIOD_REVERSED", "收入起始月晚于截止月", "The income period ends before it starts");
        }
        notNegative("income.wageFen", income.wageFen());
        notNegative("income.operatingFen", income.operatingFen());
        notNegative("income.propertyFen", income.propertyFen());
        notNegative("income.transferFen", income.transferFen());
        notNegative("income.operatingCostFen", income.operatingCostFen());
        notNegative("income.compliantOutOfPocketFen", income.compliantOutOfPocketFen());
        notNegative("income.claimsReceivedFen", income.claimsReceivedFen());
    }

    private void needed(String field, @Nullable Object value, boolean needed) {
        if (needed && (value == null || value.toString().isBlank())) {
            add(field, "MISSING", "必填", "Required");
        }
    }

    private void text(String field, @Nullable String value, int most) {
        if (value != null && value.codePointCount(0, value.length()) > most) {
            add(field, "TOO_LONG", "超过" + most + "个字", "Longer than " + most + " characters");
        }
        if (value != null && (value.isBlank() || value.indexOf('\0') >= 0)) {
            add(field, "BLANK", "不能为空白", "Blank");
        }
    }

    private void matches(
            String field, @Nullable String value, Pattern pattern, String code, String reasonZh, String reasonEn) {
        if (value != null && !pattern.matcher(value).matches()) {
            add(field, code, reasonZh, reasonEn);
        }
    }

    private void notLater(String field, @Nullable LocalDate date, LocalDate today) {
        if (date != null && date.isAfter(today)) {
            add(field, "IN_THE_FUTURE", "日期在将来", "In the future");
        }
    }

    private void notNegative(String field, @Nullable Long fen) {
        if (fen != null && fen < 0) {
            add(field, "NEGATIVE", "不能为负", "Negative");
        }
    }

    private void add(String field, String code, String reasonZh, String reasonEn) {
        findings.add(new Finding(field, code, reasonZh, reasonEn));
    }
}
