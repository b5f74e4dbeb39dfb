package io.fangpin.registry.domain;

import io.fangpin.schemas.registry.HouseholdChanged.ChangeKind;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that changed from a version to the next.
 *
 * @param fields names of the fields, never their values
 */
public record Change(
        ChangeKind kind, List<String> fields, @Nullable String personId) {

    private static final Set<String> NOT_CONTENT = Set.of("householdId", "version", "changedAt", "members", "personId");
    private static final Set<String> MONITORING = Set.of("monitoredStatus", "monitoredCategory", "riskFactors");

    public Change {
        fields = List.copyOf(fields);
    }

    /** All that changed; empty when nothing did. */
    public static List<Change> between(@Nullable Household before, Household after) {
        if (before == null) {
            return List.of(new Change(ChangeKind.REGISTERED, List.of(), null));
        }
        List<Change> changes = new ArrayList<>();
        List<String> fields = differing(before, after);
        List<String> own = fields.stream().filter(f -> !MONITORING.contains(f)).toList();
        List<String> monitoring = fields.stream().filter(MONITORING::contains).toList();
        if (!own.isEmpty()) {
            changes.add(new Change(ChangeKind.HOUSEHOLD_UPDATED, own, null));
        }
        if (!monitoring.isEmpty()) {
            changes.add(new Change(ChangeKind.MONITORED_STATUS_CHANGED, monitoring, null));
        }
        for (Member member : after.members()) {
            ofMember(before.member(member.personId()), member).ifPresent(changes::add);
        }
        for (Member member : before.members()) {
            if (after.member(member.personId()).isEmpty()) {
                changes.add(new Change(ChangeKind.MEMBER_LEFT, List.of(), member.personId()));
            }
        }
        return changes;
    }

    /** A consent was recorded or withdrawn; said even when the last day of consent stays the same. */
    public static Change ofConsent(String personId) {
        return new Change(ChangeKind.MEMBER_UPDATED, List.of("members[" + personId + "].assetConsentUntil"), personId);
    }

    private static Optional<Change> ofMember(Optional<Member> before, Member after) {
        if (before.isEmpty()) {
            return Optional.of(new Change(ChangeKind.MEMBER_ADDED, List.of(), after.personId()));
        }
        List<String> fields = differing(before.get(), after).stream()
                .map(field -> "members[" + after.personId() + "]." + field)
                .toList();
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        ChangeKind kind = before.get().status() == after.status()
                ? ChangeKind.MEMBER_UPDATED
                : switch (after.status()) {
                    case ACTIVE -> ChangeKind.MEMBER_UPDATED;
                    case DECEASED -> ChangeKind.MEMBER_DECEASED;
                    case MOVED_OUT, IMPRISONED -> ChangeKind.MEMBER_LEFT;
                };
        return Optional.of(new Change(kind, fields, after.personId()));
    }

    /** By the records' own components, so that no field is forgotten. */
    private static List<String> differing(Record before, Record after) {
        List<String> fields = new ArrayList<>();
        for (RecordComponent component : before.getClass().getRecordComponents()) {
            if (!NOT_CONTENT.contains(component.getName())
                    && !Objects.equals(value(component, before), value(component, after))) {
                fields.add(component.getName());
            }
        }
        return fields;
    }

    private static @Nullable Object value(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
