package io.fangpin.kit.story;

import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.assistance.CaseOpened;
import io.fangpin.schemas.assistance.MonitoredStatusChanged;
import io.fangpin.schemas.registry.MonitoredStatus;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Events of the tests, and what the small service noted of them. */
public final class Story {
    public static final Instant NOW = Instant.parse("2026-03-02T04:05:06.789Z");

    private Story() {}

    public static String anyCaseId() {
        return "case-" + UUID.randomUUID();
    }

    public static CaseOpened caseOpened(String caseId) {
        return caseOpened(caseId, "opened");
    }

    /** Case number {@code poison} is refused by the small service's database for good. */
    public static CaseOpened caseOpened(String caseId, String caseNo) {
        return new CaseOpened(caseId, caseNo, "household-of-" + caseId, "421281101001", null, null, null, true, NOW);
    }

    public static MonitoredStatusChanged statusChanged(String caseId, MonitoredStatus status) {
        return new MonitoredStatusChanged(
                caseId, "household-of-" + caseId, "421281101001", status, null, List.of(), null, null, NOW);
    }

    public static EventEnvelope<CaseOpened> said(CaseOpened event) {
        return EventEnvelope.of(UUID.randomUUID().toString(), "/fangpin/probe", NOW, event);
    }

    /** What was noted of a case, in order. */
    public static List<String> notes(Pool pool, String caseId) {
        List<String> said = new ArrayList<>();
        pool.preparedQuery("select said from case_note where case_id = $1 order by position")
                .executeAndAwait(Tuple.of(caseId))
                .forEach(row -> said.add(row.getString(0)));
        return said;
    }
}
