package io.fangpin.risk.policy;

import io.fangpin.risk.domain.PolicyNumbers;
import io.fangpin.risk.domain.RuleDefinition;
import io.fangpin.risk.rules.RulePackCompiler;
import io.fangpin.risk.rules.RulePackCompiler.Compilation.Compiled;
import io.fangpin.risk.rules.RulePackCompiler.Compilation.Refused;
import io.fangpin.risk.store.PolicyNumberRows;
import io.fangpin.risk.store.RulePackRows;
import io.fangpin.risk.store.RulePackRows.RulePackRow;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Use case: which rules and numbers are in force. */
@ApplicationScoped
public class AskingForPolicy {
    private final Pool pool;
    private final RulePackRows packs;
    private final PolicyNumberRows numbers;
    private final RulePackCompiler compiler;
    private final Clock clock;

    @Inject
    public AskingForPolicy(
            Pool pool, RulePackRows packs, PolicyNumberRows numbers, RulePackCompiler compiler, Clock clock) {
        this.pool = pool;
        this.packs = packs;
        this.numbers = numbers;
        this.compiler = compiler;
        this.clock = clock;
    }

    /** A pack and what its rules say. */
    public record PackInForce(RulePackRow row, List<RuleDefinition> rules) {}

    public Uni<List<PackInForce>> packs() {
        return packs.inForce(pool)
                // A pack takes a second to compile.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(rows -> rows.stream()
                        .map(row -> new PackInForce(row, rules(row.yaml())))
                        .toList());
    }

    /** The numbers in force in the region on the day (today when absent), by code. */
    public Uni<List<PolicyNumber>> numbers(String region, @Nullable LocalDate day) {
        LocalDate on = day == null ? LocalDate.now(clock) : day;
        return numbers.all(pool).map(all -> {
            PolicyNumbers known = new PolicyNumbers(all);
            return all.stream()
                    .map(PolicyNumber::code)
                    .distinct()
                    .flatMap(code -> known.find(code, region, on).stream())
                    .toList();
        });
    }

    private List<RuleDefinition> rules(String yaml) {
        return switch (compiler.compile(yaml)) {
            case Compiled compiled -> compiled.pack().rules();
            case Refused refused -> List.of();
        };
    }
}
