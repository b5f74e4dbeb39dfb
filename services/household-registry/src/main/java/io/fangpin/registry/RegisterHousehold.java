package io.fangpin.registry;

import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.problem.ProblemException;
import io.fangpin.kit.security.Actor;
import io.fangpin.registry.domain.Absent;
import io.fangpin.registry.domain.Finding;
import io.fangpin.registry.domain.FormCheck;
import io.fangpin.registry.domain.Household;
import io.fangpin.registry.domain.HouseholdForm;
import io.fangpin.registry.domain.Ids;
import io.fangpin.registry.domain.Member;
import io.fangpin.registry.domain.MemberForm;
import io.fangpin.registry.domain.Registering;
import io.fangpin.registry.domain.Registering.Decision;
import io.fangpin.registry.domain.Secret;
import io.fangpin.registry.store.Divisions;
import io.fangpin.registry.store.Households;
import io.fangpin.registry.store.Households.Place;
import io.fangpin.registry.store.Households.Version;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One household registered or changed by a person: load, check, decide, save. */
@ApplicationScoped
public class RegisterHousehold {

    private static final String UNIQUE_VIOLATION = "23505";

    private final Pool pool;
    private final Households households;
    private final Divisions divisions;
    private final SaveHouseholds save;
    private final FieldSealer sealer;
    private final Clock clock;

    @Inject
    public RegisterHousehold(
            Pool pool,
            Households households,
            Divisions divisions,
            SaveHouseholds save,
            FieldSealer sealer,
            Clock clock) {
        this.pool = pool;
        this.households = households;
        this.divisions = divisions;
        this.save = save;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** The household and whether it is new. */
    public record Registered(Household household, boolean created) {}

    /** Registers a household; the same again is the same, another content for a known number is a conflict. */
    public Uni<Registered> register(Actor actor, HouseholdForm form) {
        refuse(checked(form, true));
        actor.scope().require(Objects.requireNonNull(form.divisionCode()));
        String id = Ids.household(Objects.requireNonNull(form.householdNo()));
        return inTransaction(tx -> households.lock(tx, List.of(id)).chain(known -> {
            Household before = known.get(id);
            if (before != null) {
                actor.scope().require(before.divisionCode());
            }
            return switch (decide(before, form, Absent.CLEARS)) {
                case Decision.Unchanged(Household same) -> Uni.createFrom().item(new Registered(same, false));
                case Decision.Refused(List<Finding> findings) -> throw invalid(findings);
                case Decision.Changed changed -> {
                    if (before != null) {
                        throw Problem.conflict(
                                        "already-registered",
                                        "该户编号已登记，请修改原登记 / The number is registered already, change that one")
                                .with("householdId", id)
                                .with("version", before.version())
                                .asException();
                    }
                    yield write(tx, actor, changed, null).map(h -> new Registered(h, true));
                }
            };
        }));
    }

    /** Changes a household that the actor saw in the form's version; members not named stay. */
    public Uni<Household> change(Actor actor, String householdId, HouseholdForm form) {
        refuse(checked(form, false));
        return inTransaction(tx -> locked(tx, actor, householdId).chain(before -> {
            requireVersion(before, form.version());
            if (form.divisionCode() != null) {
                actor.scope().require(form.divisionCode());
            }
            refuse(newMembers(before, form));
            if (form.householdNo() != null && !form.householdNo().equals(before.householdNo())) {
                throw invalid(List.of(new Finding(
                        "householdNo", "NOT_CHANGEABLE", "户编号不能修改", "The household number cannot be changed")));
            }
            return written(tx, actor, decide(before, form, Absent.CLEARS), null);
        }));
    }

    /** Adds a member, or changes the one with the id given. */
    public Uni<Household> member(Actor actor, String householdId, Optional<String> personId, MemberForm form) {
        refuse(FormCheck.member(form, personId.isEmpty(), LocalDate.now(clock)));
        return inTransaction(tx -> locked(tx, actor, householdId).chain(before -> {
            requireVersion(before, form.version());
            if (personId.isEmpty()) {
                Decision decision = decide(before, only(List.of(form)), Absent.KEEPS);
                if (decision instanceof Decision.Changed
                        && before.member(Member.idOf(form, sealer)).isPresent()) {
                    throw Problem.conflict("already-member", "已是本户成员，请修改原登记 / Already a member, change that entry")
                            .asException();
                }
                return written(tx, actor, decision, form.evidence());
            }
            Member known = before.member(personId.get()).orElseThrow(RegisterHousehold::noSuchMember);
            Household after = before.changingMembers(
                    m -> m.equals(known) ? Member.of(m.personId(), form, m, Absent.CLEARS, sealer) : m,
                    clock.instant());
            return written(tx, actor, Registering.checkedVersions(before, after), form.evidence());
        }));
    }

    private List<Finding> checked(HouseholdForm form, boolean first) {
        List<Finding> findings = new ArrayList<>(FormCheck.household(form, first));
        List<MemberForm> members = form.members() == null ? List.of() : form.members();
        for (int i = 0; i < members.size(); i++) {
            for (Finding finding : FormCheck.member(members.get(i), first, LocalDate.now(clock))) {
                String field = "members[" + i + "]." + finding.field();
                findings.add(new Finding(field, finding.code(), finding.reasonZh(), finding.reasonEn()));
            }
            if (members.get(i).personNo() == null && members.get(i).idNo() == null) {
                findings.add(new Finding(
                        "members[" + i + "].personNo",
                        "MISSING",
                        "人编号和身份证号至少填一项",
                        "Neither person number nor ID number"));
            }
        }
        return findings;
    }

    /** Who is not a member yet must be said in full. */
    private List<Finding> newMembers(Household before, HouseholdForm form) {
        List<MemberForm> members = form.members() == null ? List.of() : form.members();
        return members.stream()
                .filter(m -> before.member(Member.idOf(m, sealer)).isEmpty())
                .flatMap(m -> FormCheck.member(m, true, LocalDate.now(clock)).stream())
                .toList();
    }

    private Decision decide(@Nullable Household before, HouseholdForm form, Absent absent) {
        List<MemberForm> members = form.members() == null ? List.of() : form.members();
        return Registering.decide(before, form, members, List.of(), absent, sealer, clock.instant());
    }

    private Uni<Household> locked(SqlConnection tx, Actor actor, String householdId) {
        return households.lock(tx, List.of(householdId)).map(known -> {
            Household before = known.get(householdId);
            if (before == null || !actor.scope().covers(before.divisionCode())) {
                throw FindHouseholds.noSuchHousehold();
            }
            return before;
        });
    }

    private Uni<Household> written(SqlConnection tx, Actor actor, Decision decision, @Nullable String because) {
        return switch (decision) {
            case Decision.Unchanged(Household same) -> Uni.createFrom().item(same);
            case Decision.Refused(List<Finding> findings) -> throw invalid(findings);
            case Decision.Changed changed -> write(tx, actor, changed, because);
        };
    }

    private Uni<Household> write(SqlConnection tx, Actor actor, Decision.Changed changed, @Nullable String because) {
        Household after = changed.after();
        return divisions
                .unknown(tx, List.of(after.divisionCode()))
                .invoke(RegisterHousehold::refuseUnknown)
                .chain(() -> refuseTaken(tx, after))
                .chain(() -> save.save(
                        tx,
                        List.of(new Version(
                                after,
                                changed.changes(),
                                actor.userId(),
                                because == null ? "user:" + actor.userId() : because))))
                .replaceWith(after);
    }

    private Uni<Void> refuseTaken(SqlConnection tx, Household after) {
        List<String> people = after.members().stream()
                .filter(Member::active)
                .map(Member::personId)
                .toList();
        return households
                .holders(tx, activeIdNos(after))
                .chain(holders -> households.places(tx, people).invoke(places -> {
                    refuseElsewhere(after, holders);
                    refuseElsewhere(after, places);
                }))
                .replaceWithVoid();
    }

    private static void refuseElsewhere(Household after, Map<String, Place> places) {
        for (Place place : places.values()) {
            if (!place.householdId().equals(after.householdId())) {
                throw Problem.conflict(
                                "person-registered-elsewhere",
                                "成员已在另一户登记 / A member is registered in another household")
                        .with("householdNo", place.householdNo())
                        .asException();
            }
        }
    }

    static List<String> activeIdNos(Household household) {
        return household.members().stream()
                .filter(Member::active)
                .map(Member::idNo)
                .filter(Objects::nonNull)
                .map(Secret::hash)
                .toList();
    }

    private static void refuseUnknown(Set<String> unknownDivisions) {
        if (!unknownDivisions.isEmpty()) {
            throw invalid(List.of(
                    new Finding("divisionCode", "DIVISION_UNKNOWN", "区划不在区划表中", "Not in the list of divisions")));
        }
    }

    private <T> Uni<T> inTransaction(java.util.function.Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work)
                .onFailure(PgException.class)
                .transform(e -> e instanceof PgException pg && UNIQUE_VIOLATION.equals(pg.getSqlState())
                        ? Problem.conflict(
                                        "conflict",
                                        "同一时间有人登记了同一户或同一人，请重试 / The same was registered at the same time, try again")
                                .asException()
                        : e);
    }

    private static void requireVersion(Household before, @Nullable Long seen) {
        if (seen == null) {
            throw invalid(List.of(new Finding("version", "MISSING", "必填", "Required")));
        }
        if (seen != before.version()) {
            throw Problem.conflict(
                            "conflict",
                            "该户已被他人更新，请刷新后重试 / The household was changed by someone else, reload and try again")
                    .with("version", before.version())
                    .asException();
        }
    }

    private static HouseholdForm only(List<MemberForm> members) {
        return new HouseholdForm(null, null, null, null, null, null, null, null, null, null, null, null, null, members);
    }

    private static void refuse(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw invalid(findings);
        }
    }

    private static ProblemException invalid(List<Finding> findings) {
        return Problem.invalid(
                        "登记内容不合规 / The registration is not valid",
                        findings.stream()
                                .map(f -> new Problem.FieldError(f.field(), f.reason()))
                                .toList())
                .asException();
    }

    private static ProblemException noSuchMember() {
        return Problem.notFound("未找到该成员 / Member not found").asException();
    }
}
