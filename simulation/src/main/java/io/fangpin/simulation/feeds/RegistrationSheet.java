package io.fangpin.simulation.feeds;

import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.schemas.registry.MemberSnapshot.LabourCapacity;
import io.fangpin.schemas.registry.MemberSnapshot.MedicalInsurance;
import io.fangpin.simulation.CountyLayout;
import io.fangpin.simulation.SimulationOptions;
import io.fangpin.simulation.county.Divisions;
import io.fangpin.simulation.county.Household;
import io.fangpin.simulation.county.Household.Support;
import io.fangpin.simulation.county.Income;
import io.fangpin.simulation.county.Person;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;

/** Writes the register's file: one row per member, the household's columns on each; a large county takes several sheets. */
public final class RegistrationSheet implements AutoCloseable {

    private final SimulationOptions options;
    private final Sheet sheet;
    private final Iterator<Path> paths;
    private SheetFile file;

    public RegistrationSheet(CountyLayout layout, SimulationOptions options, DatasetContracts contracts) {
        this.options = options;
        this.sheet = new Sheet(contracts.registration());
        this.paths = layout.registrySheets(options.households()).iterator();
        this.file = new SheetFile(paths.next(), sheet, StandardCharsets.UTF_8);
    }

    public void add(Household household) {
        boolean full = household.number() > 1 && household.number() % CountyLayout.HOUSEHOLDS_PER_SHEET == 1;
        if (full) {
            file.close();
            file = new SheetFile(paths.next(), sheet, StandardCharsets.UTF_8);
        }
        for (int i = 0; i < household.members().size(); i++) {
            Cells row = sheet.row();
            household(row, household);
            income(row, household.income());
            member(row, household.members().get(i), household.support());
            work(row, household.income().works().get(i));
            file.add(row);
        }
    }

    @Override
    public void close() {
        file.close();
    }

    private static void household(Cells row, Household household) {
        String group = household.group() + "组";
        row.set("household_no", household.householdNo())
                .set("division_code", household.village().code())
                .set("natural_village", group)
                .set(
                        "address",
                        Divisions.COUNTY_NAME
                                + household.village().townshipName()
                                + household.village().shortName()
                                + group)
                .set("household_type", household.outOfPoverty() ? "脱贫户" : "一般农户")
                .set("phone", household.phone())
                .set("bank_name", "合成农商行")
                .set("bank_card", household.bankCard())
                .set("danger_level", household.dangerLevel())
                .set("only_dwelling", yesNo(household.onlyDwelling()))
                .set("house_area", Integer.toString(household.areaSquareMetres()))
                .set("water_safe", "是");
    }

    private void income(Cells row, Income income) {
        row.set("income_from", options.from().minusMonths(12).toString())
                .set("income_to", options.from().minusMonths(1).toString())
                .setYuan("wage_income_fen", income.wageFen())
                .setYuan("operating_income_fen", income.operatingFen())
                .setYuan("property_income_fen", income.propertyFen())
                .setYuan("transfer_income_fen", income.transferFen())
                .setYuan("operating_cost_fen", income.operatingCostFen())
                .setYuan("compliant_out_of_pocket_fen", income.outOfPocketFen())
                .setYuan("claims_received_fen", 0);
    }

    private static void member(Cells row, Person person, Support support) {
        Person.Health health = person.health();
        row.set("person_no", person.personNo())
                .set("name", person.name())
                .set("id_type", person.documentTypeZh())
                .set("id_no", person.documentNo())
                .set("sex", person.male() ? "男" : "女")
                .set("birth_date", person.birth().toString())
                .set("ethnicity", "汉族")
                .set("relation_to_head", person.relation().titleZh())
                .set("education_level", person.education() == null ? "" : person.education())
                .set(
                        "in_school_status",
                        person.schooling() == null ? "" : person.schooling().sheetZh())
                .set("health_status", health.statusZh())
                .set("disability_class", health.disabilityClass() == null ? "" : health.disabilityClass())
                .set(
                        "disability_level",
                        health.disabilityLevel() == 0 ? "" : Integer.toString(health.disabilityLevel()))
                .set("labour_capacity", labour(person.labour()))
                .set("medical_insurance", insurance(person.insurance()))
                .set("pension_insured", yesNo(person.pensionInsured()))
                .set("dibao_policy", support == Support.DIBAO ? "农村低保" : "未享受")
                .set("tekun_policy", support == Support.TEKUN ? "农村特困" : "不享受");
    }

    private static void work(Cells row, Income.Work work) {
        row.set("work_months", Integer.toString(work.months()));
        if (work.months() > 0) {
            row.setYuan("monthly_wage_fen", work.monthlyWageFen());
        }
    }

    static String insurance(MedicalInsurance insurance) {
        return switch (insurance) {
            case RESIDENT -> "城乡居民医保";
            case EMPLOYEE -> "城镇职工医保";
            case NONE -> "未参保";
            case UNKNOWN -> "不详";
        };
    }

    private static String labour(LabourCapacity labour) {
        return switch (labour) {
            case ORDINARY -> "普通劳动力";
            case SKILLED -> "技能劳动力";
            case WEAK_OR_HALF -> "弱劳动力或半劳动力";
            case LOST -> "丧失劳动力";
            case NONE -> "无劳动力";
        };
    }

    static String yesNo(boolean value) {
        return value ? "是" : "否";
    }
}
