package io.fangpin.registry.sheet;

import io.fangpin.registry.domain.Health;
import io.fangpin.registry.domain.HouseholdForm;
import io.fangpin.registry.domain.MemberForm;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.registry.Housing;
import io.fangpin.schemas.registry.IncomeBlock;
import io.fangpin.schemas.registry.MemberSnapshot.DibaoPolicy;
import io.fangpin.schemas.registry.MemberSnapshot.LabourCapacity;
import io.fangpin.schemas.registry.MemberSnapshot.MedicalInsurance;
import io.fangpin.schemas.registry.MemberSnapshot.Sex;
import io.fangpin.schemas.registry.MemberSnapshot.TekunPolicy;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a registration sheet: a member, and what the row says of the household.
 *
 * @param withdrawn the row takes the member out again (操作 = 撤销)
 * @param raw the row as CSV, for the error file
 */
record SheetRow(int rowNo, HouseholdForm household, MemberForm member, boolean withdrawn, String raw) {

    private static final int MONTHS_OF_QUARTER = 3;

    /** From the typed values of the registration contract. */
    static SheetRow of(int rowNo, Map<String, Object> values, String raw) {
        Values v = new Values(values);
        Boolean synthetic = v.text("data_nature") == null ? null : "SYNTHETIC".equals(v.text("data_nature"));
        HouseholdForm household = new HouseholdForm(
                v.text("household_no"),
                null,
                v.text("division_code"),
                v.text("natural_village"),
                v.text("address"),
                v.code("household_type", HouseholdType.class),
                v.text("phone"),
                v.text("bank_name"),
                v.text("bank_card"),
                housing(v),
                v.yes("water_safe"),
                income(v),
                synthetic,
                null);
        return new SheetRow(rowNo, household, member(v), "WITHDRAW".equals(v.text("operation")), raw);
    }

    String householdNo() {
        return household.householdNo() == null ? "" : household.householdNo();
    }

    boolean head() {
        return "02".equals(member.relationToHead());
    }

    /** True when amounts are given without the months they are of. */
    static boolean incomeWithoutPeriod(Map<String, Object> values) {
        boolean amounts =
                values.keySet().stream().anyMatch(k -> k.endsWith("_income_fen") || k.equals("operating_cost_fen"));
        return amounts && !(values.containsKey("income_from") && values.containsKey("income_to"));
    }

    private static MemberForm member(Values v) {
        return new MemberForm(
                null,
                v.text("person_no"),
                v.text("name"),
                v.code("sex", Sex.class),
                v.date("birth_date"),
                v.text("id_type"),
                v.text("id_no"),
                v.text("relation_to_head"),
                v.text("ethnicity"),
                v.text("education_level"),
                v.text("in_school_status"),
                v.text("not_in_school_reason"),
                health(v),
                v.code("labour_capacity", LabourCapacity.class),
                v.code("medical_insurance", MedicalInsurance.class),
                v.yes("pension_insured"),
                v.code("dibao_policy", DibaoPolicy.class),
                v.code("tekun_policy", TekunPolicy.class),
                v.number("work_months") == null ? null : Math.toIntExact(v.fen("work_months")),
                v.number("monthly_wage_fen"),
                null,
                null,
                null);
    }

    private static @Nullable Housing housing(Values v) {
        Housing.DangerLevel level = v.code("danger_level", Housing.DangerLevel.class);
        Boolean only = v.yes("only_dwelling");
        Long area = v.number("house_area");
        if (level == null && only == null && area == null) {
            return null;
        }
        return new Housing(level, only == null || only, area == null ? null : Math.toIntExact(area));
    }

    private static @Nullable IncomeBlock income(Values v) {
        String from = v.text("income_from");
        String to = v.text("income_to");
        if (from == null || to == null) {
            return null;
        }
        YearMonth first = YearMonth.parse(from);
        YearMonth last = YearMonth.parse(to);
        boolean quarter = first.plusMonths(MONTHS_OF_QUARTER - 1L).equals(last);
        return new IncomeBlock(
                quarter ? IncomeBlock.PeriodType.QUARTERLY : IncomeBlock.PeriodType.ANNUAL,
                first,
                last,
                v.fen("wage_income_fen"),
                v.fen("operating_income_fen"),
                v.fen("property_income_fen"),
                v.fen("transfer_income_fen"),
                v.fen("operating_cost_fen"),
                v.fen("compliant_out_of_pocket_fen"),
                v.fen("claims_received_fen"));
    }

    private static @Nullable Health health(Values v) {
        String status = v.text("health_status");
        String disabilityClass = v.text("disability_class");
        Long level = v.number("disability_level");
        if (status == null && disabilityClass == null && level == null) {
            return null;
        }
        List<String> parts = status == null
                ? List.of()
                : Arrays.stream(status.split("[、,，;；/]"))
                        .map(String::strip)
                        .filter(p -> !p.isEmpty())
                        .toList();
        return new Health(parts, disabilityClass, level == null ? null : Math.toIntExact(level));
    }

    private record Values(Map<String, Object> values) {

        @Nullable
        String text(String field) {
            return values.get(field) instanceof String text ? text : null;
        }

        @Nullable
        Boolean yes(String field) {
            return values.get(field) instanceof Boolean yes ? yes : null;
        }

        @Nullable
        LocalDate date(String field) {
            return values.get(field) instanceof LocalDate date ? date : null;
        }

        @Nullable
        Long number(String field) {
            return values.get(field) instanceof Long number ? number : null;
        }

        long fen(String field) {
            return values.get(field) instanceof Long number ? number : 0;
        }

        <E extends Enum<E>> @Nullable E code(String field, Class<E> type) {
            return values.get(field) instanceof String code ? Enum.valueOf(type, code) : null;
        }
    }
}
