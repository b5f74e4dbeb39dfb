package io.fangpin.registry.sheet;

import io.fangpin.kit.security.DivisionScope;
import io.fangpin.registry.domain.Absent;
import io.fangpin.registry.domain.Finding;
import io.fangpin.registry.domain.FormCheck;
import io.fangpin.registry.domain.Household;
import io.fangpin.registry.domain.Member;
import io.fangpin.registry.domain.MemberForm;
import io.fangpin.registry.domain.Registering;
import io.fangpin.registry.domain.Registering.Decision;
import io.fangpin.registry.domain.Sealer;
import io.fangpin.registry.store.Households.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what a sheet's rows make of one household: a bad row stays out, the others stand if the household then has its head. */
final class SheetHousehold {

    private final List<SheetRow> rows;
    private final @Nullable Household before;
    private final Around around;
    private final Map<Integer, List<Finding>> findings = new LinkedHashMap<>();

    SheetHousehold(List<SheetRow> rows, @Nullable Household before, Around around) {
        this.rows = rows;
        this.before = before;
        this.around = around;
    }

    /**
     * What must be known beside the household.
     *
     * @param idNos where ID numbers are active, by hash
     * @param people where people are active, by person id
     */
    record Around(
            Map<String, Place> idNos,
            Map<String, Place> people,
            Set<String> unknownDivisions,
            DivisionScope scope,
            Sealer sealer,
            LocalDate today,
            Instant now) {}

    /** The decision, absent when no row is left to decide on, and why rows stay out. */
    record Outcome(Optional<Decision> decision, Map<Integer, List<Finding>> findingsByRow) {}

    Outcome decide() {
        List<SheetRow> good = rows.stream().filter(this::good).toList();
        if (good.isEmpty()) {
            return new Outcome(Optional.empty(), findings);
        }
        SheetRow leading = good.stream().filter(SheetRow::head).findFirst().orElse(good.getFirst());
        List<SheetRow> together = new ArrayList<>();
        for (SheetRow row : good) {
            if (sameDivision(row, leading)) {
                together.add(row);
            } else {
                add(
                        row,
                        "divisionCode",
                        "DIVISION_DIFFERS",
                        "与本户户主的行政区划代码不同",
                        "Another division than the household's head");
            }
        }
        Decision decision = Registering.decide(
                before,
                leading.household(),
                members(together, false),
                members(together, true).stream()
                        .map(m -> Member.idOf(m, around.sealer()))
                        .toList(),
                Absent.KEEPS,
                around.sealer(),
                around.now());
        if (decision instanceof Decision.Refused refused) {
            together.forEach(row -> refused.findings().forEach(f -> add(row, f)));
            return new Outcome(Optional.empty(), findings);
        }
        return new Outcome(Optional.of(decision), findings);
    }

    private final Set<String> seen = new HashSet<>();

    private boolean good(SheetRow row) {
        if (before != null && !around.scope().covers(before.divisionCode())) {
            add(row, "householdNo", "OUT_OF_SCOPE", "该户编号已在您的辖区外登记", "The number is registered outside your divisions");
            return false;
        }
        FormCheck.household(row.household(), true).forEach(f -> add(row, f));
        FormCheck.member(row.member(), true, around.today()).forEach(f -> add(row, f));
        if (row.household().divisionCode() != null
                && around.unknownDivisions().contains(row.household().divisionCode())) {
            add(row, "divisionCode", "DIVISION_UNKNOWN", "区划不在区划表中", "Not in the list of divisions");
        }
        if (findings.containsKey(row.rowNo())) {
            return false;
        }
        String personId = Member.idOf(row.member(), around.sealer());
        if (!seen.add(personId)) {
            add(row, "personNo", "PERSON_REPEATED", "同一人在本户出现多次", "The same person comes more than once");
        } else if (!row.withdrawn()) {
            String idNo = row.member().idNo();
            if (idNo != null) {
                elsewhere(
                        row,
                        "idNo",
                        "ID_REGISTERED_ELSEWHERE",
                        around.idNos().get(around.sealer().hash(idNo)));
            }
            if (!findings.containsKey(row.rowNo())) {
                elsewhere(
                        row,
                        "personNo",
                        "PERSON_REGISTERED_ELSEWHERE",
                        around.people().get(personId));
            }
        }
        return !findings.containsKey(row.rowNo());
    }

    private void elsewhere(SheetRow row, String field, String code, @Nullable Place place) {
        if (place != null && !place.householdNo().equals(row.householdNo())) {
            add(
                    row,
                    field,
                    code,
                    "此人已在户 " + place.householdNo() + " 登记",
                    "The person is registered in household " + place.householdNo());
        }
    }

    private static boolean sameDivision(SheetRow row, SheetRow leading) {
        String division = row.household().divisionCode();
        return division != null && division.equals(leading.household().divisionCode());
    }

    private static List<MemberForm> members(List<SheetRow> rows, boolean withdrawn) {
        return rows.stream()
                .filter(row -> row.withdrawn() == withdrawn)
                .map(SheetRow::member)
                .toList();
    }

    private void add(SheetRow row, String field, String code, String reasonZh, String reasonEn) {
        add(row, new Finding(field, code, reasonZh, reasonEn));
    }

    private void add(SheetRow row, Finding finding) {
        findings.computeIfAbsent(row.rowNo(), no -> new ArrayList<>()).add(finding);
    }
}
