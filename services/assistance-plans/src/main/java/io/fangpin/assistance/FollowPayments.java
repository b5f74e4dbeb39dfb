package io.fangpin.assistance;

import io.fangpin.assistance.store.Payments;
import io.fangpin.assistance.store.Payments.Standing;
import io.fangpin.kit.consume.Parked;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.funds.PaymentMoved;
import io.fangpin.schemas.funds.PaymentRefused;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Shows with each cash measure where its money stands; a movement of a measure not yet known waits. */
@ApplicationScoped
public class FollowPayments {

    private static final String REFUSED = "REFUSED";

    private final Payments payments;

    @Inject
    public FollowPayments(Payments payments) {
        this.payments = payments;
    }

    private record Said(EventEnvelope<?> event, Standing standing) {}

    public Uni<Void> follow(SqlConnection tx, List<EventEnvelope<?>> movements) {
        List<Said> said = new ArrayList<>();
        movements.forEach(event -> standing(event).ifPresent(one -> said.add(new Said(event, one))));
        if (said.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<String> measures =
                said.stream().map(one -> one.standing().measureId()).distinct().toList();
        return payments.knownMeasures(tx, measures).chain(known -> keep(tx, said, known));
    }

    private Uni<Void> keep(SqlConnection tx, List<Said> said, Set<String> known) {
        List<EventEnvelope<?>> early = new ArrayList<>();
        Map<String, Standing> newest = new LinkedHashMap<>();
        for (Said one : said) {
            if (known.contains(one.standing().measureId())) {
                newest.merge(one.standing().measureId(), one.standing(), (a, b) -> b.at().isBefore(a.at()) ? a : b);
            } else {
                early.add(one.event());
            }
        }
        return early.isEmpty()
                ? payments.keep(tx, newest.values())
                : Uni.createFrom().failure(Parked.forOwnKeys(early));
    }

    private static Optional<Standing> standing(EventEnvelope<?> event) {
        return switch (event.data()) {
            case PaymentMoved moved ->
                Optional.of(new Standing(
                        moved.measureId(),
                        moved.paymentId(),
                        moved.paymentNo(),
                        moved.state().name(),
                        moved.amountFen(),
                        null,
                        moved.returnReasonZh(),
                        null,
                        moved.at()));
            case PaymentRefused refused ->
                Optional.of(new Standing(
                        refused.measureId(),
                        null,
                        null,
                        REFUSED,
                        refused.amountFen(),
                        refused.violation(),
                        refused.reasonZh(),
                        refused.reasonEn(),
                        refused.at()));
            default -> Optional.empty();
        };
    }
}
