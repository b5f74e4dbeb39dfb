package io.fangpin.risk.policy;

import io.fangpin.kit.outbox.Outbox;
import io.fangpin.kit.problem.Problem;
import io.fangpin.risk.domain.PolicyNumbers;
import io.fangpin.risk.rules.RulePackCompiler;
import io.fangpin.risk.rules.RulePackCompiler.Compilation.Compiled;
import io.fangpin.risk.store.PolicyNumberRows;
import io.fangpin.risk.store.RulePackRows;
import io.fangpin.risk.store.RulePackRows.RulePackRow;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.risk.RulePackPublished;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Use case: a rule pack or policy numbers come into force. What is kept and what is said are one transaction; each
 * region that has a pack or numbers of its own gets an event with all that applies in it.
 */
@ApplicationScoped
public class PublishingPolicy {
    private static final String PLATFORM = "platform";

    private final Pool pool;
    private final RulePackRows packs;
    private final PolicyNumberRows numbers;
    private final RulePackCompiler compiler;
    private final PolicyCheck check;
    private final Outbox outbox;
    private final Clock clock;

    @Inject
    public PublishingPolicy(
            Pool pool,
            RulePackRows packs,
            PolicyNumberRows numbers,
            RulePackCompiler compiler,
            PolicyCheck check,
            Outbox outbox,
            Clock clock) {
        this.pool = pool;
        this.packs = packs;
        this.numbers = numbers;
        this.compiler = compiler;
        this.check = check;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Publishes a pack; refused with line and reason. The same content again changes nothing. */
    public Uni<RulePackRow> pack(String yaml, Predicate<String> mayPublishIn, String by) {
        Compiled compiled = check.pack(yaml, mayPublishIn);
        RulePackRow row = row(compiled, yaml, by);
        return pool.withTransaction(tx -> packs.lock(tx)
                .chain(() -> packs.find(tx, row.region(), row.packId(), row.packVersion()))
                .chain(known -> known.isPresent()
                        ? Uni.createFrom().item(unchanged(known.get(), row))
                        : add(tx, row, compiled)));
    }

    /** Puts a pack into force again that was in force in its region before. */
    public Uni<RulePackRow> again(String region, String packId, String packVersion, String by) {
        return pool.withTransaction(tx -> packs.lock(tx)
                .chain(() -> packs.find(tx, region, packId, packVersion))
                .map(known -> known.orElseThrow(
                        () -> Problem.notFound("没有这个版本 / No such version").asException()))
                .call(row -> packs.reinstate(tx, row))
                .call(row -> announce(tx, Set.of(region), by)));
    }

    /** Every version of a region's packs, the one in force first. */
    public Uni<List<RulePackRow>> versions(String region) {
        return packs.versions(pool, region);
    }

    /** Puts numbers into force; a number of the same code, region and first day is replaced. */
    public Uni<Void> numbers(List<PolicyNumber> given, Predicate<String> mayPublishIn, String by) {
        check.numbers(given, mayPublishIn);
        return pool.withTransaction(tx -> packs.lock(tx)
                .chain(() -> numbers.all(tx))
                .invoke(known -> check.units(given, known))
                .chain(() -> numbers.put(tx, given, by, clock.instant()))
                .chain(() ->
                        announce(tx, given.stream().map(PolicyNumber::region).collect(Collectors.toSet()), by)));
    }

    /** Brings what ships with the platform into force where nothing else is; nothing an administrator did is undone. */
    public Uni<Void> shipped() {
        String yaml = ShippedPolicy.packYaml();
        if (!(compiler.compileAndProve(yaml) instanceof Compiled compiled)) {
            throw new IllegalStateException("The shipped pack does not compile: " + compiler.compileAndProve(yaml));
        }
        RulePackRow row = row(compiled, yaml, PLATFORM);
        Instant now = clock.instant();
        return pool.withTransaction(tx -> packs.lock(tx)
                .chain(() -> numbers.addMissing(tx, ShippedPolicy.numbers(), PLATFORM, now))
                .chain(added -> packs.versions(tx, row.region()).chain(versions -> {
                    boolean ours = versions.isEmpty()
                            || versions.getFirst().publishedBy().equals(PLATFORM);
                    // A version that was there before stays where people put it, out of force too.
                    boolean isNew = versions.stream()
                            .noneMatch(pack -> pack.packId().equals(row.packId())
                                    && pack.packVersion().equals(row.packVersion()));
                    Uni<Void> publish = ours && isNew
                            ? packs.add(tx, row)
                            : Uni.createFrom().voidItem();
                    return added > 0 || (ours && isNew)
                            ? publish.chain(() -> announce(tx, Set.of(PolicyNumbers.NATIONAL), PLATFORM))
                            : publish;
                })));
    }

    private Uni<RulePackRow> add(SqlConnection tx, RulePackRow row, Compiled compiled) {
        return numbers.all(tx)
                .invoke(known -> check.complete(compiled, new PolicyNumbers(known)))
                .chain(() -> packs.add(tx, row))
                .chain(() -> announce(tx, Set.of(row.region()), row.publishedBy()))
                .replaceWith(row);
    }

    private Uni<Void> announce(SqlConnection tx, Set<String> changed, String by) {
        return packs.inForce(tx)
                .chain(inForce ->
                        numbers.all(tx).chain(all -> outbox.append(tx, publications(changed, inForce, all, by))));
    }

    private List<EventEnvelope<RulePackPublished>> publications(
            Set<String> changed, List<RulePackRow> inForce, List<PolicyNumber> all, String by) {
        Map<String, RulePackRow> byRegion = inForce.stream().collect(Collectors.toMap(RulePackRow::region, row -> row));
        Set<String> regions = new TreeSet<>(byRegion.keySet());
        all.forEach(number -> regions.add(number.region()));
        return regions.stream()
                .filter(region -> changed.stream().anyMatch(change -> PolicyNumbers.covers(change, region)))
                .flatMap(region -> publication(region, byRegion, all, by).stream())
                .map(outbox::envelope)
                .toList();
    }

    private Optional<RulePackPublished> publication(
            String region, Map<String, RulePackRow> byRegion, List<PolicyNumber> all, String by) {
        Set<String> upwards = PolicyNumbers.regionsUpwards(region);
        return upwards.stream()
                .filter(byRegion::containsKey)
                .findFirst()
                .map(byRegion::get)
                .map(pack -> new RulePackPublished(
                        region,
                        pack.packId(),
                        pack.packVersion(),
                        pack.yaml(),
                        pack.checksum(),
                        all.stream()
                                .filter(number -> upwards.contains(number.region()))
                                .toList(),
                        by,
                        clock.instant()));
    }

    private RulePackRow row(Compiled compiled, String yaml, String by) {
        return new RulePackRow(
                compiled.region(),
                compiled.pack().packId(),
                compiled.pack().packVersion(),
                yaml,
                sha256(yaml),
                by,
                clock.instant());
    }

    private static RulePackRow unchanged(RulePackRow known, RulePackRow again) {
        if (!known.checksum().equals(again.checksum())) {
            throw Problem.conflict(
                            "rule-pack-version-exists", "该版本已发布，内容不同 / This version was published with other content")
                    .asException();
        }
        return known;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
