package io.fangpin.risk.rules;

import io.fangpin.risk.domain.KnownFact;
import io.fangpin.risk.domain.Situation;
import io.fangpin.risk.rules.engine.Field;
import io.fangpin.risk.rules.engine.HouseholdFields;
import io.fangpin.risk.rules.engine.HouseholdView;
import io.fangpin.risk.rules.engine.PersonFields;
import io.fangpin.schemas.matching.FactKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A situation as values for CEL, shared by all rules that look at it; an absent value is an absent key. */
final class Bindings {
    private final Situation situation;
    private final HouseholdView view;
    private final List<Map<String, Object>> members;
    private final Map<String, Object> household;
    private final Map<FactKind, List<Map<String, Object>>> factsByKind = new HashMap<>();

    Bindings(Situation situation) {
        this.situation = situation;
        this.view = new HouseholdView(situation);
        this.members = view.members().stream()
                .map(person -> values(PersonFields.ALL, person))
                .toList();
        this.household = household();
    }

    List<Map<String, Object>> members() {
        return members;
    }

    List<Map<String, Object>> facts(FactKind kind) {
        return factsByKind.computeIfAbsent(
                kind, k -> situation.facts(k).stream().map(Bindings::fact).toList());
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
            CelRule rule,
            Map<String, Long> numbers,
            @Nullable Map<String, Object> person,
            @Nullable Map<String, Object> fact) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("household", household);
        variables.put("today", situation.today().toString());
        variables.put("year", (long) situation.today().getYear());
        variables.put("numbers", numbers);
        variables.put("facts", lists(rule, null));
        if (person != null) {
            variables.put("person", person);
            variables.put("own", lists(rule, (String) person.get("personId")));
        }
        if (fact != null) {
            variables.put("fact", fact);
        }
        return variables;
    }

    private Map<String, Object> lists(CelRule rule, @Nullable String personId) {
        Map<String, Object> lists = new HashMap<>();
        rule.definition().reads().forEach(kind -> lists.put(kind.code(), factsOf(kind, personId)));
        return lists;
    }

    private Map<String, Object> household() {
        Map<String, Object> values = values(HouseholdFields.ALL, view);
        values.put("members", members);
        return values;
    }

    private static <T> Map<String, Object> values(List<Field<T>> fields, T from) {
        Map<String, Object> values = new HashMap<>();
        fields.forEach(field -> put(values, field.name(), field.reading().of(from)));
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
