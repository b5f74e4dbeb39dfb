package io.fangpin.risk.policy;

import io.fangpin.kit.platform.Cause;
import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.problem.ProblemException;
import io.fangpin.kit.security.Actor;
import io.fangpin.risk.domain.PolicyChange;
import io.fangpin.risk.domain.PolicyChange.By;
import io.fangpin.risk.domain.PolicyChange.Kind;
import io.fangpin.risk.domain.PolicyChange.State;
import io.fangpin.risk.rules.RulePackCompiler.Compilation.Compiled;
import io.fangpin.risk.store.PolicyChanges;
import io.fangpin.schemas.EventJson;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Use case: one person proposes a change of rules or numbers, another agrees, and it comes into force on its day. */
@ApplicationScoped
public class ChangingPolicy {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final PublishingPolicy publishing;
    private final PolicyCheck check;
    private final PolicyChanges changes;
    private final Clock clock;
    private final int persons;

    @Inject
    ChangingPolicy(
            PublishingPolicy publishing,
            PolicyCheck check,
            PolicyChanges changes,
            Clock clock,
            @ConfigProperty(name = "fangpin.risk.policy-persons") int persons) {
        this.publishing = publishing;
        this.check = check;
        this.changes = changes;
        this.clock = clock;
        this.persons = persons;
    }

    /** Whether and from when, and why. */
    public record Terms(@Nullable LocalDate effectiveOn, String note) {}

    private record Numbers(List<PolicyNumber> items) {}

    /** Refuses to bypass the second person. */
    public void requireOnePersonIsEnough() {
        if (persons > 1) {
            throw Problem.conflict(
                            "second-person", "须先提出变更，由另一人同意 / Propose it at /policy-changes; a second person agrees")
                    .asException();
        }
    }

    public Uni<PolicyChange> proposeNumbers(List<PolicyNumber> numbers, Terms terms, Actor actor) {
        check.numbers(numbers, actor.scope()::covers);
        List<String> codes = numbers.stream().map(PolicyNumber::code).distinct().toList();
        List<String> regions =
                numbers.stream().map(PolicyNumber::region).distinct().toList();
        String title = "政策数值 " + String.join("、", codes);
        String body = new String(EventJson.write(new Numbers(numbers)), StandardCharsets.UTF_8);
        return propose(Kind.NUMBERS, regions, title, body, terms, actor);
    }

    public Uni<PolicyChange> proposePack(String yaml, Terms terms, Actor actor) {
        Compiled compiled = check.pack(yaml, actor.scope()::covers);
        String title =
                "规则包 " + compiled.pack().packId() + " 第" + compiled.pack().packVersion() + "版";
        return propose(Kind.RULE_PACK, List.of(compiled.region()), title, yaml, terms, actor);
    }

    public Uni<PolicyChange> proposeRollback(
            String region, String packId, String packVersion, Terms terms, Actor actor) {
        if (!actor.scope().covers(region)) {
            throw Problem.forbidden("只能变更本辖区的规则 / Only rules of one's own division")
                    .asException();
        }
        return publishing
                .versions(region)
                .invoke(versions -> {
                    if (versions.stream()
                            .noneMatch(row -> row.packId().equals(packId)
                                    && row.packVersion().equals(packVersion))) {
                        throw Problem.notFound("没有这个版本 / No such version").asException();
                    }
                })
                .chain(() -> propose(
                        Kind.ROLLBACK,
                        List.of(region),
                        "恢复规则包 " + packId + " 第" + packVersion + "版",
                        packId + ' ' + packVersion,
                        terms,
                        actor));
    }

    private Uni<PolicyChange> propose(
            Kind kind, List<String> regions, String title, String body, Terms terms, Actor actor) {
        PolicyChange change = new PolicyChange(
                UUID.randomUUID().toString(),
                kind,
                regions,
                title,
                terms.note(),
                body,
                terms.effectiveOn(),
                State.PROPOSED,
                by(actor),
                null,
                null,
                null);
        return changes.add(change).chain(() -> persons > 1 ? Uni.createFrom().item(change) : agreed(change, actor));
    }

    /** The second person's word; nobody is the second person to himself. */
    public Uni<PolicyChange> decide(PolicyChange change, boolean agrees, Actor actor) {
        if (change.proposed().userId().equals(actor.userId())) {
            throw Problem.conflict("second-person", "须由另一人决定 / Somebody else must decide")
                    .asException();
        }
        if (!change.regions().stream().allMatch(actor.scope()::covers)) {
            throw Problem.forbidden("只能决定本辖区的变更 / Only changes of one's own division")
                    .asException();
        }
        return agrees ? agreed(change, actor) : to(change, State.PROPOSED, State.DECLINED, actor);
    }

    /** Its proposer takes it back before it is in force. */
    public Uni<PolicyChange> withdraw(PolicyChange change, Actor actor) {
        if (!change.proposed().userId().equals(actor.userId())) {
            throw Problem.forbidden("只有提出人可以撤回 / Only its proposer may withdraw it")
                    .asException();
        }
        return to(change, change.state() == State.AGREED ? State.AGREED : State.PROPOSED, State.WITHDRAWN, actor);
    }

    private Uni<PolicyChange> agreed(PolicyChange change, Actor actor) {
        return to(change, State.PROPOSED, State.AGREED, actor)
                .chain(agreed ->
                        isDue(agreed) ? bring(agreed) : Uni.createFrom().item(agreed));
    }

    private boolean isDue(PolicyChange change) {
        LocalDate on = change.effectiveOn();
        return on == null || !on.isAfter(LocalDate.ofInstant(clock.instant(), CHINA));
    }

    private Uni<PolicyChange> to(PolicyChange change, State from, State to, Actor actor) {
        return changes.decide(change.id(), from, to, by(actor))
                .invoke(moved -> {
                    if (!moved) {
                        throw Problem.conflict("conflict", "这项变更已有结论 / This change has been decided")
                                .asException();
                    }
                })
                .chain(() -> known(change.id()));
    }

    @Blocking
    @Scheduled(every = "{fangpin.risk.policy-changes.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void bringDue() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CHINA);
        try {
            for (PolicyChange change : changes.due(today).await().indefinitely()) {
                bring(change).await().indefinitely();
            }
        } catch (RuntimeException e) {
            Log.warnf("Agreed policy changes wait: %s", Cause.of(e));
        }
    }

    /** What can no longer come into force on its day is kept as failed, with why. */
    private Uni<PolicyChange> bring(PolicyChange change) {
        return Uni.createFrom()
                .voidItem()
                // A pack takes a second to compile and prove.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(() -> published(change))
                .chain(() -> changes.inForce(change.id(), clock.instant()))
                .onFailure(ProblemException.class)
                .recoverWithUni(refused -> changes.failed(change.id(), String.valueOf(refused.getMessage())))
                .chain(() -> known(change.id()));
    }

    private Uni<Void> published(PolicyChange change) {
        String by = change.proposed().userId();
        return switch (change.kind()) {
            case NUMBERS -> publishing.numbers(numbersOf(change), region -> true, by);
            case RULE_PACK -> publishing.pack(change.body(), region -> true, by).replaceWithVoid();
            case ROLLBACK -> {
                String[] pack = change.body().split(" ", 2);
                yield publishing
                        .again(change.regions().getFirst(), pack[0], pack[1], by)
                        .replaceWithVoid();
            }
        };
    }

    /** The numbers of a change of numbers. */
    public static List<PolicyNumber> numbersOf(PolicyChange change) {
        return EventJson.read(change.body().getBytes(StandardCharsets.UTF_8), Numbers.class)
                .items();
    }

    public Uni<PolicyChange> known(String id) {
        return changes.find(id)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("没有这项变更 / No such change").asException()));
    }

    private By by(Actor actor) {
        return new By(actor.userId(), actor.name(), clock.instant());
    }
}
