package io.fangpin.registry;

import io.fangpin.kit.access.AccessLog;
import io.fangpin.kit.access.AccessLog.Subject;
import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.problem.ProblemException;
import io.fangpin.kit.security.Actor;
import io.fangpin.kit.security.DivisionScope;
import io.fangpin.registry.domain.Household;
import io.fangpin.registry.domain.Member;
import io.fangpin.registry.domain.Secret;
import io.fangpin.registry.store.HouseholdSearch;
import io.fangpin.registry.store.HouseholdSearch.Named;
import io.fangpin.registry.store.HouseholdSearch.Past;
import io.fangpin.registry.store.HouseholdSearch.Summary;
import io.fangpin.registry.store.HouseholdSearch.Wanted;
import io.fangpin.registry.store.Households;
import io.fangpin.schemas.people.ResidentId;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.registry.MonitoredStatus;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks households up within the actor's divisions; looks at personal data are recorded before they are answered. */
@ApplicationScoped
public class FindHouseholds {

    private final Households households;
    private final HouseholdSearch search;
    private final FieldCipher cipher;
    private final AccessLog accessLog;

    @Inject
    public FindHouseholds(Households households, HouseholdSearch search, FieldCipher cipher, AccessLog accessLog) {
        this.households = households;
        this.search = search;
        this.cipher = cipher;
        this.accessLog = accessLog;
    }

    /** Fields that are shown only on request. */
    public enum Sensitive {
        idNo,
        phone,
        bankCard,
        health
    }

    public Uni<Household> get(Actor actor, String householdId) {
        return households
                .find(householdId)
                .map(found -> found.filter(h -> actor.scope().covers(h.divisionCode()))
                        .orElseThrow(FindHouseholds::noSuchHousehold));
    }

    public Uni<Page<Summary>> list(
            Actor actor,
            @Nullable String division,
            @Nullable String householdNo,
            @Nullable HouseholdType type,
            @Nullable MonitoredStatus status,
            PageRequest page) {
        return search.find(
                actor.scope(), new Wanted(within(actor, division), householdNo, type, status, null, null), page);
    }

    /** How households that others show by their id are called; those outside the actor's divisions are left out. */
    public Uni<List<Named>> names(Actor actor, List<String> householdIds) {
        return search.names(actor.scope(), householdIds);
    }

    /** By the beginning of a member's name, or by a whole ID number; a search by number is recorded. */
    public Uni<Page<Summary>> search(
            Actor actor, @Nullable String name, @Nullable String idNo, @Nullable String division, PageRequest page) {
        boolean named = name != null && !name.isBlank();
        if (!named && (idNo == null || idNo.isBlank())) {
            throw Problem.of(400, "invalid-request", "请填写姓名或身份证号 / Give a name or an ID number")
                    .asException();
        }
        String hash = idNo == null || idNo.isBlank()
                ? null
                : cipher.hash(ResidentId.parse(idNo)
                        .orElseThrow(() -> Problem.of(400, "invalid-request", "身份证号格式不对 / Not an ID number")
                                .asException())
                        .value());
        Wanted wanted = new Wanted(
                within(actor, division), null, null, null, named && name != null ? name.strip() : null, hash);
        Uni<Page<Summary>> found = search.find(actor.scope(), wanted, page);
        return hash == null ? found : found.call(answer -> recordSearch(actor, answer));
    }

    private Uni<Void> recordSearch(Actor actor, Page<Summary> answer) {
        Subject subject = answer.items().stream()
                .findFirst()
                .map(h -> new Subject("household", h.householdId(), h.divisionCode()))
                .orElseGet(() ->
                        new Subject("household-search", "none", actor.division() == null ? "" : actor.division()));
        return accessLog.record(actor, subject, List.of("idNo"), "按身份证号查询 / search by ID number");
    }

    public Uni<Page<Past>> history(Actor actor, String householdId, PageRequest page) {
        return get(actor, householdId).chain(household -> search.history(householdId, page));
    }

    /** Plain values of one person, or of the household itself; what is not registered is absent. */
    public Uni<Map<String, String>> reveal(
            Actor actor, String householdId, Optional<String> personId, List<Sensitive> fields, String purpose) {
        return get(actor, householdId).chain(household -> {
            Optional<Member> member = personId.map(id -> household
                    .member(id)
                    .orElseThrow(
                            () -> Problem.notFound("未找到该成员 / Member not found").asException()));
            Map<String, String> plain = new LinkedHashMap<>();
            for (Sensitive field : fields) {
                Secret secret = secret(household, member, field);
                if (secret != null) {
                    plain.put(field.name(), cipher.open(secret.sealed()));
                }
            }
            Subject subject = member.map(m -> new Subject("member", m.personId(), household.divisionCode()))
                    .orElseGet(() -> new Subject("household", householdId, household.divisionCode()));
            return accessLog
                    .record(actor, subject, fields.stream().map(Sensitive::name).toList(), purpose)
                    .replaceWith(plain);
        });
    }

    private static @Nullable Secret secret(Household household, Optional<Member> member, Sensitive field) {
        return switch (field) {
            case phone -> household.phone();
            case bankCard -> household.bankCard();
            case idNo -> ofPerson(member).idNo();
            case health -> ofPerson(member).health();
        };
    }

    private static Member ofPerson(Optional<Member> member) {
        return member.orElseThrow(() -> Problem.of(400, "invalid-request", "请指明成员 personId / Say whose: personId")
                .asException());
    }

    private static DivisionScope within(Actor actor, @Nullable String division) {
        return division == null || division.isBlank() ? actor.scope() : DivisionScope.of(division);
    }

    static ProblemException noSuchHousehold() {
        return Problem.notFound("未找到该农户 / Household not found").asException();
    }
}
