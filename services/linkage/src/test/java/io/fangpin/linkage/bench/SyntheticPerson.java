package io.fangpin.linkage.bench;

import io.fangpin.linkage.config.LinkageConfig;
import io.fangpin.linkage.config.Subject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A person with the fields of {@code residents.yaml}. Nobody real. */
record SyntheticPerson(
        String id,
        String name,
        String idNo,
        LocalDate birth,
        boolean male,
        @Nullable String phone,
        String division,
        String householdNo,
        String relation) {

    Subject subject(LinkageConfig config) {
        Map<String, String> values = new HashMap<>();
        values.put("name", name);
        values.put("idNo", idNo);
        values.put("birthDate", birth.toString());
        values.put("sex", male ? "1" : "2");
        if (phone != null) {
            values.put("phone", phone);
        }
        values.put("division", division);
        values.put("householdNo", householdNo);
        values.put("relation", relation);
        return config.subject(id, values);
    }
}
