package io.fangpin.registry;

import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.problem.ProblemException;
import io.fangpin.kit.security.Actor;
import io.fangpin.registry.domain.Change;
import io.fangpin.registry.domain.Consent;
import io.fangpin.registry.domain.ConsentForm;
import io.fangpin.registry.domain.ConsentTerms;
import io.fangpin.registry.domain.Consenting;
import io.fangpin.registry.domain.Consenting.Decision;
import io.fangpin.registry.domain.Finding;
import io.fangpin.registry.domain.Household;
import io.fangpin.registry.domain.Member;
import io.fangpin.registry.store.Consents;
import io.fangpin.registry.store.Households;
import io.fangpin.registry.store.Households.Version;
import io.fangpin.schemas.registry.MemberSnapshot.MemberStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Use case: members consent to queries about assets (承诺授权书) and take it back. Each time there is a new version of the
 * household, so that whoever takes such data knows.
 */
@ApplicationScoped
public class KeepConsents {

    private final Pool pool;
    private final Households households;
    private final Consents consents;
    private final SaveHouseholds save;
    private final Clock clock;
    private final ConsentTerms terms;

    @Inject
    public KeepConsents(
            Pool pool,
            Households households,
            Consents consents,
            SaveHouseholds save,
            Clock clock,
            @ConfigProperty(name = "fangpin.registry.consent.usual-term") Period usual,
            @ConfigProperty(name = "fangpin.registry.consent.longest-term") Period longest) {
        this.pool = pool;
        this.households = households;
        this.consents = consents;
        this.save = save;
        this.clock = clock;
        this.terms = new ConsentTerms(usual, longest);
    }

    /** How a household stands on a day, with all that was ever recorded, the newest first. */
    public record Standing(Household household, LocalDate day, List<Consent> history) {}

    /** The consent and whether it is new. */
    public record Kept(Consent consent, boolean created) {}

    /** @param household as the actor may see it */
    public Uni<Standing> standing(Household household) {
        return consents.ofHousehold(household.householdId())
                .map(history -> new Standing(household, LocalDate.now(clock), history));
    }

    public Uni<Kept> record(Actor actor, String householdId, String personId, ConsentForm form) {
        return pool.withTransaction(tx -> locked(tx, actor, householdId).chain(before -> {
            Member member = before.member(personId)
                    .orElseThrow(
                            () -> Problem.notFound("未找到该成员 / Member not found").asException());
            return ofPerson(tx, householdId, personId).chain(known -> {
                Consent.By by = by(actor);
                return switch (Consenting.decide(before, member, form, known, terms, by, clock.getZone())) {
                    case Decision.Recorded(Consent consent) ->
                        consents.add(tx, consent)
                                .chain(() -> say(tx, before, consent, with(known, consent), by))
                                .replaceWith(new Kept(consent, true));
                    case Decision.Known(Consent same) -> Uni.createFrom().item(new Kept(same, false));
                    case Decision.Contradicted(Consent other) -> throw contradicted(other);
                    case Decision.Gone(Member gone) -> throw notOfTheHousehold(gone.status());
                    case Decision.Refused(List<Finding> findings) -> throw invalid(findings);
                };
            });
        }));
    }

    public Uni<Consent> withdraw(Actor actor, String householdId, String personId, String consentId, String reason) {
        return pool.withTransaction(tx -> locked(tx, actor, householdId)
                .chain(before -> ofPerson(tx, householdId, personId).chain(known -> {
                    Consent consent = known.stream()
                            .filter(one -> one.consentId().equals(consentId))
                            .findFirst()
                            .orElseThrow(() ->
                                    Problem.notFound("未找到该授权 / No such consent").asException());
                    if (consent.withdrawal() != null) {
                        throw contradicted(consent);
                    }
                    Consent.By by = by(actor);
                    Consent withdrawn = consent.withdrawn(reason, by);
                    return consents.withdraw(tx, consentId, new Consent.Withdrawal(reason, by))
                            .chain(() -> say(tx, before, withdrawn, with(known, withdrawn), by))
                            .replaceWith(withdrawn);
                })));
    }

    /** Every consent and every withdrawal is said, even one that moves no date. */
    private Uni<Void> say(SqlConnection tx, Household before, Consent consent, List<Consent> ofPerson, Consent.By by) {
        Household after = Consenting.after(before, consent.personId(), ofPerson, by, clock.getZone());
        Version version = new Version(
                after, List.of(Change.ofConsent(consent.personId())), by.userId(), "consent:" + consent.consentId());
        return save.save(tx, List.of(version));
    }

    /** The household, locked: consents of one household are recorded one after the other. */
    private Uni<Household> locked(SqlConnection tx, Actor actor, String householdId) {
        return households.lock(tx, List.of(householdId)).map(known -> {
            Household household = known.get(householdId);
            if (household == null || !actor.scope().covers(household.divisionCode())) {
                throw FindHouseholds.noSuchHousehold();
            }
            return household;
        });
    }

    private Uni<List<Consent>> ofPerson(SqlConnection tx, String householdId, String personId) {
        return consents.ofHousehold(tx, householdId)
                .map(all -> all.stream()
                        .filter(consent -> consent.personId().equals(personId))
                        .toList());
    }

    private static List<Consent> with(List<Consent> known, Consent changed) {
        List<Consent> all = new ArrayList<>(known);
        all.removeIf(consent -> consent.consentId().equals(changed.consentId()));
        all.add(changed);
        return all;
    }

    private Consent.By by(Actor actor) {
        return new Consent.By(actor.userId(), actor.name(), clock.instant());
    }

    private static ProblemException contradicted(Consent before) {
        return before.withdrawal() == null
                ? Problem.conflict(
                                "consent-recorded",
                                "这份授权书已登记且内容不同，请先撤回原登记 / The paper is recorded with another content; withdraw that first")
                        .with("consentId", before.consentId())
                        .asException()
                : Problem.conflict("consent-withdrawn", "这份授权已经撤回 / This consent was withdrawn already")
                        .with("consentId", before.consentId())
                        .asException();
    }

    private static ProblemException notOfTheHousehold(MemberStatus status) {
        String title = switch (status) {
            case DECEASED -> "该成员已去世，不能登记授权 / The member has died and cannot consent";
            case MOVED_OUT -> "该成员已迁出，不能登记授权 / The member has moved out and cannot consent here";
            case IMPRISONED -> "该成员服刑，不在户内，不能登记授权 / The member is imprisoned and not of the household now";
            case ACTIVE -> throw new IllegalStateException("an active member can consent");
        };
        return Problem.conflict("member-not-active", title).asException();
    }

    private static ProblemException invalid(List<Finding> findings) {
        return Problem.invalid(
                        "授权登记不合规 / The consent cannot be recorded",
                        findings.stream()
                                .map(f -> new Problem.FieldError(f.field(), f.reason()))
                                .toList())
                .asException();
    }
}
