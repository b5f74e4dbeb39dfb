package io.fangpin.funds.events.in;

import io.fangpin.funds.OrderPayment;
import io.fangpin.funds.domain.CashMeasure;
import io.fangpin.kit.consume.Consumption;
import io.fangpin.kit.consume.Parked;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.assistance.CashBenefit;
import io.fangpin.schemas.assistance.MeasureAgreed;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Agreed cash measures become payment orders or refusals; one whose household is not yet known waits for it. */
@Startup
@ApplicationScoped
public class Cases {

    static final String CONSUMER = "cases";

    private final Consumption consumption;
    private final OrderPayment orderPayment;

    @Inject
    public Cases(Consumption consumption, OrderPayment orderPayment) {
        this.consumption = consumption;
        this.orderPayment = orderPayment;
        consumption.register(CONSUMER, this::handle);
    }

    @Incoming("cases")
    public Uni<Void> consume(ConsumerRecords<String, byte[]> batch) {
        return consumption.apply(CONSUMER, batch, this::handle);
    }

    private Uni<Void> handle(SqlConnection tx, List<EventEnvelope<?>> fresh) {
        Map<String, String> waiting = new TreeMap<>();
        return Multi.createFrom()
                .iterable(fresh)
                .filter(event -> event.data() instanceof MeasureAgreed measure && measure.cash() != null)
                .onItem()
                .transformToUniAndConcatenate(event -> orderPayment
                        .once(tx, cashMeasure((MeasureAgreed) event.data()))
                        .invoke(known -> {
                            if (!known) {
                                waiting.put(event.id(), event.data().key());
                            }
                        }))
                .collect()
                .asList()
                .invoke(() -> {
                    if (!waiting.isEmpty()) {
                        throw new Parked(waiting);
                    }
                })
                .replaceWithVoid();
    }

    private static CashMeasure cashMeasure(MeasureAgreed agreed) {
        CashBenefit cash = Objects.requireNonNull(agreed.cash());
        return new CashMeasure(
                agreed.measureId(),
                agreed.planId(),
                agreed.caseId(),
                agreed.alertIds(),
                agreed.householdId(),
                cash.payeePersonId(),
                agreed.divisionCode(),
                agreed.titleZh(),
                cash.benefitCode(),
                cash.period(),
                cash.amountFen(),
                agreed.synthetic());
    }
}
