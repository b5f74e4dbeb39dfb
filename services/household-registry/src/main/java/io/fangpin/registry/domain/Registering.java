package io.fangpin.registry.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides what a registration makes of a household: exactly one head (户主), every person once. */
public final class Registering {

    private Registering() {}

    /** What became of it. */
    public sealed interface Decision {

        /** There is a new version. */
        record Changed(Household after, List<Change> changes) implements Decision {}

        /** The register says so already. */
        record Unchanged(Household household) implements Decision {}

        /** It cannot be registered. */
        record Refused(List<Finding> findings) implements Decision {}
    }

    /** Applies checked forms. Members not named stay; {@code withdrawn} persons are taken out. */
    public static Decision decide(
            @Nullable Household before,
            HouseholdForm form,
            List<MemberForm> memberForms,
            List<String> withdrawn,
            Absent absent,
            Sealer sealer,
            Instant now) {
        Map<String, Member> members = new LinkedHashMap<>();
        if (before != null) {
            before.members().forEach(m -> members.put(m.personId(), m));
        }
        withdrawn.forEach(members::remove);
        for (MemberForm memberForm : memberForms) {
            String personId = Member.idOf(memberForm, sealer);
            members.put(personId, Member.of(personId, memberForm, members.get(personId), absent, sealer));
        }
        List<Finding> findings = heads(members.values().stream().toList());
        if (!findings.isEmpty()) {
            return new Decision.Refused(findings);
        }
        Household after = Household.of(form, before, List.copyOf(members.values()), absent, sealer, now);
        return ofVersions(before, after);
    }

    /** Whether the second version says anything new. */
    public static Decision ofVersions(@Nullable Household before, Household after) {
        List<Change> changes = Change.between(before, after);
        return before != null && changes.isEmpty()
                ? new Decision.Unchanged(before)
                : new Decision.Changed(after, changes);
    }

    /** As {@link #ofVersions}, with the checks on the members together. */
    public static Decision checkedVersions(Household before, Household after) {
        List<Finding> findings = heads(after.members());
        return findings.isEmpty() ? ofVersions(before, after) : new Decision.Refused(findings);
    }

    private static List<Finding> heads(List<Member> members) {
        List<Finding> findings = new ArrayList<>();
        long active = members.stream().filter(m -> m.head() && m.active()).count();
        if (members.stream().noneMatch(Member::head)) {
            findings.add(new Finding("relationToHead", "HEAD_MISSING", "本户没有户主", "The household has no head"));
        }
        if (active > 1) {
            findings.add(
                    new Finding("relationToHead", "MANY_HEADS", "本户有多名户主", "The household has more than one head"));
        }
        Map<String, String> byIdNo = new LinkedHashMap<>();
        for (Member member : members) {
            Secret idNo = member.idNo();
            if (idNo != null && member.active() && byIdNo.putIfAbsent(idNo.hash(), member.personId()) != null) {
                findings.add(new Finding(
                        "idNo", "ID_REPEATED", "本户两名成员身份证号相同", "Two members of the household have the same ID number"));
            }
        }
        return findings;
    }
}
