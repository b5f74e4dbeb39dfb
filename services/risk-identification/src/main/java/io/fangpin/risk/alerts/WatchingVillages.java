package io.fangpin.risk.alerts;

import io.fangpin.kit.security.DivisionScope;
import io.fangpin.risk.domain.RuleDefinition;
import io.fangpin.risk.domain.VillageAlert;
import io.fangpin.risk.domain.VillageAlert.Hit;
import io.fangpin.risk.policy.PolicyInForce;
import io.fangpin.risk.policy.PolicyInForce.Regional;
import io.fangpin.risk.store.VillageHits;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Use case: villages where one event hits so many households that it is no longer a matter of each (R-GRP-1). */
@ApplicationScoped
public class WatchingVillages {
    private final VillageHits hits;
    private final PolicyInForce policy;
    private final Clock clock;

    @Inject
    public WatchingVillages(VillageHits hits, PolicyInForce policy, Clock clock) {
        this.hits = hits;
        this.policy = policy;
        this.clock = clock;
    }

    public Uni<List<VillageAlert>> list(DivisionScope scope, DivisionScope division) {
        LocalDate today = LocalDate.now(clock);
        return hits.find(scope, division, rulesOfCommonEvents())
                .map(found -> found.stream()
                        .flatMap(hit -> judged(hit, today).stream())
                        .toList());
    }

    private Optional<VillageAlert> judged(Hit hit, LocalDate today) {
        return policy.in(hit.divisionCode())
                .filter(inForce -> ofCommonEvents(inForce).containsAll(hit.ruleCodes()))
                .flatMap(inForce -> VillageAlert.of(hit, inForce.numbers(), today));
    }

    private Set<String> rulesOfCommonEvents() {
        return policy.all().stream()
                .flatMap(inForce -> ofCommonEvents(inForce).stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> ofCommonEvents(Regional inForce) {
        return inForce.pack().rules().stream()
                .filter(RuleDefinition::commonEvent)
                .map(RuleDefinition::code)
                .collect(Collectors.toSet());
    }
}
