package io.fangpin.risk.rules;

import io.fangpin.risk.domain.KnownFact;
import io.fangpin.risk.domain.Situation;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.Housing;
import io.fangpin.schemas.registry.IncomeBlock;
import io.fangpin.schemas.registry.MemberSnapshot;
import io.fangpin.schemas.registry.MemberSnapshot.DibaoPolicy;
import io.fangpin.schemas.registry.MemberSnapshot.TekunPolicy;
import io.fangpin.schemas.registry.RiskFactor;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A situation as maps for cel-java, read by code of its own; an absent value is an absent key. */
final class ReferenceBindings {
    private final Situation situation;
    private final List<Map<String, Object>> members;
    private final Map<String, Object> household;
    private final Map<FactKind, List<Map<String, Object>>> factsByKind = new HashMap<>();

    ReferenceBindings(Situation situation) {
        this.situation = situation;
        this.members = situation.members().stream().map(this::person).toList();
        this.household = household();
    }

    List<Map<String, Object>> members() {
        return members;
    }

    List<Map<String, Object>> facts(FactKind kind) {
        return factsByKind.computeIfAbsent(
                kind,
                k -> situation.facts(k).stream().map(ReferenceBindings::fact).toList());
    }

    List<Map<String, Object>> factsOf(FactKind kind, @Nullable String personId) {
        return personId == null
                ? facts(kind)
                : facts(kind).stream()
                        .filter(fact -> personId.equals(fact.get("personId")))
                        .toList();
    }

    /** The variables of one evaluation. */
    Map<String, Object> variables(
            Set<FactKind> reads,
            Map<String, Long> numbers,
            @Nullable Map<String, Object> person,
            @Nullable Map<String, Object> fact) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("household", household);
        variables.put("today", situation.today().toString());
        variables.put("year", (long) situation.today().getYear());
        variables.put("numbers", numbers);
        variables.put("facts", lists(reads, null));
        if (person != null) {
            variables.put("person", person);
            variables.put("own", lists(reads, (String) person.get("personId")));
        }
        if (fact != null) {
            variables.put("fact", fact);
        }
        return variables;
    }

    private Map<String, Object> lists(Set<FactKind> reads, @Nullable String personId) {
        Map<String, Object> lists = new HashMap<>();
        reads.forEach(kind -> lists.put(kind.code(), factsOf(kind, personId)));
        return lists;
    }

    private Map<String, Object> household() {
        HouseholdSnapshot h = situation.household();
        Map<String, Object> values = new HashMap<>();
        values.put("householdType", h.householdType().name());
        values.put("monitoredStatus", h.monitoredStatus().name());
        if (h.monitoredCategory() != null) {
            values.put("monitoredCategory", h.monitoredCategory().name());
        }
        values.put("division", h.divisionCode());
        values.put("members", members);
        values.put("registeredMembers", situation.registeredMembers());
        values.put("riskIllness", h.riskFactors().contains(RiskFactor.ILLNESS));
        values.put("riskLackLabour", h.riskFactors().contains(RiskFactor.LACK_LABOUR));
        values.put("riskUnstableJob", h.riskFactors().contains(RiskFactor.UNSTABLE_JOB));
        values.put("riskSchooling", h.riskFactors().contains(RiskFactor.SCHOOLING));
        values.put("riskDisability", h.riskFactors().contains(RiskFactor.DISABILITY));
        values.put("riskHousing", h.riskFactors().contains(RiskFactor.HOUSING));
        values.put("riskWater", h.riskFactors().contains(RiskFactor.WATER));
        IncomeBlock income = h.income();
        if (income != null) {
            values.put("netIncomeFen", income.netIncomeFen());
            values.put("outOfPocketFen", income.compliantOutOfPocketFen());
            values.put("incomeType", income.periodType().name());
            values.put("wageFen", income.wageFen());
            values.put("operatingFen", income.operatingFen());
            values.put("transferFen", income.transferFen());
        }
        if (income != null) {
            for (IncomeBlock earlier : situation.earlierIncome()) {
                long months = earlier.to().until(income.to(), ChronoUnit.MONTHS);
                if (earlier.periodType() == income.periodType()
                        && earlier.from().until(income.from(), ChronoUnit.MONTHS) == months) {
                    if (months == 12) {
                        values.put("netIncomeYearBeforeFen", earlier.netIncomeFen());
                    } else if (months == 3 && income.periodType() == IncomeBlock.PeriodType.QUARTERLY) {
                        values.put("netIncomeQuarterBeforeFen", earlier.netIncomeFen());
                    }
                }
            }
        }
        situation.perCapitaNetIncomeFen().ifPresent(fen -> values.put("perCapitaNetIncomeFen", fen));
        situation.incomeUntil().ifPresent(day -> values.put("incomeUntil", day.toString()));
        if (h.waterSafe() != null) {
            values.put("waterSafe", h.waterSafe());
        }
        Housing housing = h.housing();
        if (housing != null && housing.dangerLevel() != null) {
            values.put("housingGrade", housing.dangerLevel().name());
        }
        return values;
    }

    private Map<String, Object> person(MemberSnapshot m) {
        Map<String, Object> values = new HashMap<>();
        values.put("personId", m.personId());
        values.put(
                "age", (long) Period.between(m.birthDate(), situation.today()).getYears());
        values.put("birthDate", m.birthDate().toString());
        values.put("sex", m.sex().name());
        values.put("head", m.head());
        values.put("relationToHead", m.relationToHead());
        values.put("labourCapacity", m.labourCapacity().name());
        values.put("canWork", m.labourCapacity().canWork());
        values.put("medicalInsurance", m.medicalInsurance().name());
        values.put("pensionInsured", m.pensionInsured());
        values.put("dibao", m.dibaoPolicy() != DibaoPolicy.NONE);
        values.put("tekun", m.tekunPolicy() != TekunPolicy.NONE);
        values.put("workMonths", (long) m.workMonths());
        put(values, "monthlyWageFen", m.monthlyWageFen());
        put(values, "inSchoolStatus", m.inSchoolStatus());
        put(values, "notInSchoolReason", m.notInSchoolReason());
        put(values, "educationLevel", m.educationLevel());
        return values;
    }

    private static Map<String, Object> fact(KnownFact fact) {
        Map<String, Object> values = new HashMap<>();
        // Numbers come back from the state store as the narrowest type that holds them; CEL knows one.
        fact.values()
                .forEach((name, value) ->
                        values.put(name, value instanceof Integer whole ? Long.valueOf(whole.longValue()) : value));
        values.put("factId", fact.factId());
        put(values, "personId", fact.personId());
        values.put("period", fact.period());
        values.put("version", fact.version());
        return values;
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
