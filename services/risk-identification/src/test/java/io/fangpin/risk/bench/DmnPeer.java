package io.fangpin.risk.bench;

import io.fangpin.risk.Fixtures;
import io.fangpin.risk.domain.KnownFact;
import io.fangpin.risk.domain.Situation;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.registry.MemberSnapshot;
import io.fangpin.schemas.registry.MemberSnapshot.DibaoPolicy;
import io.fangpin.schemas.registry.MemberSnapshot.TekunPolicy;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.kie.api.io.Resource;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/** The five decisions in Drools DMN; its inputs are made beforehand, with the number type that FEEL works with. */
final class DmnPeer {
    private static final Map<String, String> RULES = Map.of(
            "rIncome", "R-INC-1",
            "rMedical1", "R-MED-1",
            "rMedical2", "R-MED-2",
            "rHousing", "R-HOU-1",
            "rLabour", "R-LAB-1");

    private final DMNRuntime runtime;
    private final DMNModel model;

    DmnPeer() {
        Resource resource =
                ResourceFactory.newClassPathResource("bench/five-rules.dmn", DmnPeer.class.getClassLoader());
        this.runtime = DMNRuntimeBuilder.fromDefaults()
                .buildConfiguration()
                .fromResources(List.of(resource))
                .getOrElseThrow(IllegalStateException::new);
        this.model = runtime.getModels().get(0);
        if (model.hasErrors()) {
            throw new IllegalStateException(model.getMessages().toString());
        }
    }

    DMNResult evaluate(DMNContext context) {
        return runtime.evaluateAll(model, context);
    }

    /** Codes of the rules that match. */
    Set<String> matching(DMNContext context) {
        Set<String> codes = new TreeSet<>();
        evaluate(context).getDecisionResults().forEach(decision -> {
            if (decision.hasErrors() || !(decision.getResult() instanceof Boolean matches)) {
                throw new IllegalStateException(decision.getMessages().toString());
            }
            if (matches) {
                codes.add(RULES.get(decision.getDecisionName()));
            }
        });
        return codes;
    }

    DMNContext context(Situation situation) {
        DMNContext context = runtime.newContext();
        Map<String, Object> household = new HashMap<>();
        household.put("householdType", situation.household().householdType().name());
        situation
                .perCapitaNetIncomeFen()
                .ifPresent(fen -> household.put("perCapitaNetIncomeFen", BigDecimal.valueOf(fen)));
        household.put(
                "members", situation.members().stream().map(DmnPeer::member).toList());
        household.put(
                "settlements",
                facts(
                        situation,
                        FactKind.MEDICAL_OUT_OF_POCKET,
                        fact -> Map.of(
                                "year", number(fact, "year"),
                                "selfPayFen", number(fact, "inpatient_self_pay_fen"))));
        household.put(
                "appraisals",
                facts(
                        situation,
                        FactKind.HOUSING_APPRAISAL,
                        fact -> Map.of(
                                "dwelling", fact.values().getOrDefault("dwelling_no", ""),
                                "day", fact.values().getOrDefault("appraisal_date", ""),
                                "version", fact.version(),
                                "grade", fact.values().getOrDefault("grade", ""),
                                "onlyDwelling", fact.values().getOrDefault("only_dwelling", false))));
        household.put(
                "assistance",
                facts(
                        situation,
                        FactKind.ASSISTANCE_LIST,
                        fact -> Map.of(
                                "personId", String.valueOf(fact.personId()),
                                "programme", fact.values().getOrDefault("programme", ""),
                                "status", fact.values().getOrDefault("status", ""))));
        context.set("household", household);
        context.set("numbers", numbers(situation));
        return context;
    }

    private static Map<String, Object> numbers(Situation situation) {
        Map<String, Object> numbers = new HashMap<>();
        for (String code : List.of(
                "MED_INPATIENT_OUT_OF_POVERTY", "MED_INPATIENT_ORDINARY", "MED_YEAR_GRACE_DAYS", "INCOME_LINE")) {
            var on = code.equals("INCOME_LINE") ? situation.incomeUntil().orElse(situation.today()) : situation.today();
            Fixtures.NUMBERS
                    .find(code, situation.household().divisionCode(), on)
                    .ifPresent(number -> numbers.put(code, BigDecimal.valueOf(number.value())));
        }
        numbers.put("year", BigDecimal.valueOf(situation.today().getYear()));
        numbers.put("dayOfYear", BigDecimal.valueOf(situation.today().getDayOfYear()));
        return numbers;
    }

    private static Map<String, Object> member(MemberSnapshot member) {
        return Map.of(
                "personId",
                member.personId(),
                "canWork",
                member.labourCapacity().canWork(),
                "dibao",
                member.dibaoPolicy() != DibaoPolicy.NONE,
                "tekun",
                member.tekunPolicy() != TekunPolicy.NONE);
    }

    private static Object number(KnownFact fact, String name) {
        return BigDecimal.valueOf(((Number) fact.values().getOrDefault(name, 0L)).longValue());
    }

    private static List<Map<String, Object>> facts(
            Situation situation, FactKind kind, Function<KnownFact, Map<String, Object>> values) {
        return situation.facts(kind).stream().map(values).toList();
    }
}
