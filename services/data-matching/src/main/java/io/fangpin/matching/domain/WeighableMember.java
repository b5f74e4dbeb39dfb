package io.fangpin.matching.domain;

import io.fangpin.linkage.config.LinkageConfig;
import io.fangpin.linkage.config.Subject;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.MemberSnapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A household member in the terms of the matching engine; what is sealed is opened for it, and kept only encoded. */
final class WeighableMember {
    private WeighableMember() {}

    static Subject of(
            LinkageConfig config, HouseholdSnapshot household, MemberSnapshot member, UnaryOperator<String> open) {
        Map<String, String> values = new HashMap<>();
        values.put("name", member.name());
        values.put("birthDate", member.birthDate().toString());
        values.put("sex", member.sex().name());
        values.put("division", household.divisionCode());
        values.put("householdNo", household.householdNo());
        values.put("relation", member.relationToHead());
        opened(values, "idNo", member.idNoSealed(), open);
        opened(values, "phone", household.phoneSealed(), open);
        return config.subject(member.personId(), values);
    }

    private static void opened(
            Map<String, String> values, String field, @Nullable String sealed, UnaryOperator<String> open) {
        if (sealed != null) {
            values.put(field, open.apply(sealed));
        }
    }
}
