package io.fangpin.kit.story;

import io.fangpin.kit.consume.Consumption;
import io.fangpin.kit.consume.Parked;
import io.fangpin.kit.outbox.Outbox;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.assistance.CaseOpened;
import io.fangpin.schemas.assistance.MonitoredStatusChanged;
import io.fangpin.schemas.registry.MonitoredStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * A service in small: notes what cases say; a status can be noted only once its case is known. A case opened as {@link
 * #ANSWER_ME} is answered with a status.
 */
@ApplicationScoped
public class CaseNotes {
    public static final String ANSWER_ME = "answer me";

    private static final String KNOWN = "select distinct case_id from case_note where case_id = any($1)";
    private static final String INSERT = "insert into case_note (event_id, case_id, said) values ($1, $2, $3)";

    @Inject
    Consumption consumption;

    @Inject
    Outbox outbox;

    @Incoming("cases")
    Uni<Void> hear(ConsumerRecords<String, byte[]> batch) {
        return consumption.apply("case-notes", batch, this::note);
    }

    private Uni<Void> note(SqlConnection tx, List<EventEnvelope<?>> events) {
        return tx.preparedQuery(KNOWN)
                .execute(Tuple.of(events.stream().map(CaseNotes::caseId).toArray(String[]::new)))
                .chain(rows -> {
                    Set<String> known = new HashSet<>();
                    rows.forEach(row -> known.add(row.getString(0)));
                    refuseEarly(events, known);
                    return tx.preparedQuery(INSERT)
                            .executeBatch(events.stream()
                                    .map(event -> Tuple.of(event.id(), caseId(event), said(event)))
                                    .toList());
                })
                .chain(() -> outbox.append(tx, answers(events)));
    }

    private static DomainEvent[] answers(List<EventEnvelope<?>> events) {
        return events.stream()
                .flatMap(event -> event.data() instanceof CaseOpened opened
                                && opened.caseNo().equals(ANSWER_ME)
                        ? Stream.of(Story.statusChanged(opened.caseId(), MonitoredStatus.MONITORED))
                        : Stream.of())
                .toArray(DomainEvent[]::new);
    }

    private static void refuseEarly(List<EventEnvelope<?>> events, Set<String> known) {
        Map<String, String> early = new TreeMap<>();
        for (EventEnvelope<?> event : events) {
            if (event.data() instanceof CaseOpened opened) {
                known.add(opened.caseId());
            } else if (!known.contains(caseId(event))) {
                early.put(event.id(), event.data().key());
            }
        }
        if (!early.isEmpty()) {
            throw new Parked(early);
        }
    }

    private static String caseId(EventEnvelope<?> event) {
        return switch (event.data()) {
            case CaseOpened opened -> opened.caseId();
            case MonitoredStatusChanged changed -> changed.caseId();
            default -> "";
        };
    }

    private static String said(EventEnvelope<?> event) {
        return switch (event.data()) {
            case CaseOpened opened -> opened.caseNo();
            case MonitoredStatusChanged changed -> changed.status().name();
            default -> event.type();
        };
    }
}
