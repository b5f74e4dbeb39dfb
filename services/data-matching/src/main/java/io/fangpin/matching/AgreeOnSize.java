package io.fangpin.matching;

import io.fangpin.kit.security.Actor;
import io.fangpin.matching.domain.RowBounds;
import io.fangpin.matching.store.SizeAgreements;
import io.fangpin.matching.store.SizeAgreements.SizeAgreement;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;

/** Use case: a county's data officer enters, or withdraws, what a department agreed on about a dataset's size; it counts at once. */
@ApplicationScoped
public class AgreeOnSize {
    private final SizeAgreements agreements;
    private final WatchFeeds watchFeeds;
    private final DatasetContracts contracts;
    private final Clock clock;

    @Inject
    AgreeOnSize(SizeAgreements agreements, WatchFeeds watchFeeds, DatasetContracts contracts, Clock clock) {
        this.agreements = agreements;
        this.watchFeeds = watchFeeds;
        this.contracts = contracts;
        this.clock = clock;
    }

    /** Replaces what was agreed on before. */
    public Uni<SizeAgreement> agree(DatasetContract contract, String county, RowBounds rows, String note, Actor actor) {
        SizeAgreement made = new SizeAgreement(
                UUID.randomUUID(),
                contract.dataset(),
                county,
                rows,
                note,
                actor.userId(),
                actor.name(),
                clock.instant(),
                null,
                null);
        return agreements
                .keep(made)
                .chain(() -> watchFeeds.look(contract, county))
                .replaceWith(made);
    }

    /** As it stands afterwards; withdrawing again changes nothing. */
    public Uni<SizeAgreement> withdraw(SizeAgreement agreement, Actor actor) {
        return agreements
                .withdraw(agreement.agreementId(), actor, clock.instant())
                .chain(() -> contracts
                        .find(agreement.dataset())
                        .map(contract -> watchFeeds.look(contract, agreement.divisionCode()))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> agreements.find(agreement.agreementId()))
                .map(found -> found.orElse(agreement));
    }
}
