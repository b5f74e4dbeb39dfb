package io.fangpin.assistance;

import io.fangpin.assistance.store.CaseLists;
import io.fangpin.assistance.store.CaseLists.CaseSummary;
import io.fangpin.assistance.store.CaseLists.Filter;
import io.fangpin.assistance.store.CaseLists.StateCount;
import io.fangpin.assistance.store.Cases;
import io.fangpin.assistance.store.LoadedCase;
import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.security.DivisionScope;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** People look at cases within their divisions. */
@ApplicationScoped
public class LookAtCases {

    private final Cases cases;
    private final CaseLists lists;
    private final Clock clock;

    @Inject
    public LookAtCases(Cases cases, CaseLists lists, Clock clock) {
        this.cases = cases;
        this.lists = lists;
        this.clock = clock;
    }

    public Uni<LoadedCase> one(String caseId, DivisionScope scope) {
        return Panache.withSession(() -> cases.find(caseId)).map(found -> OneAtATime.visible(found, scope));
    }

    public Uni<Page<CaseSummary>> find(DivisionScope scope, Filter filter, PageRequest page) {
        return lists.find(scope, filter, clock.instant(), page);
    }

    public Uni<List<StateCount>> count(DivisionScope scope, Optional<String> division) {
        return lists.count(scope, division, clock.instant());
    }
}
