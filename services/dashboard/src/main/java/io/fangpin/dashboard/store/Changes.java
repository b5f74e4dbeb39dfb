package io.fangpin.dashboard.store;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.assistance.CaseOpened;
import io.fangpin.schemas.assistance.CaseState;
import io.fangpin.schemas.assistance.CaseStepTaken;
import io.fangpin.schemas.funds.FundAllocated;
import io.fangpin.schemas.funds.FundSourceRegistered;
import io.fangpin.schemas.funds.PaymentMoved;
import io.fangpin.schemas.matching.BatchCompleted;
import io.fangpin.schemas.matching.BatchCounts;
import io.fangpin.schemas.matching.BatchProgressed;
import io.fangpin.schemas.matching.BatchReceived;
import io.fangpin.schemas.matching.BatchRefused;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.matching.FactWithdrawn;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.MemberSnapshot;
import io.fangpin.schemas.risk.Alert;
import io.fangpin.schemas.risk.AlertCleared;
import io.fangpin.schemas.risk.AlertRaised;
import io.fangpin.schemas.risk.AlertRevised;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows that a batch of events changes, by table, and what to tell people of it. */
public final class Changes {

    /** Tables, in the order they are written. */
    enum Table {
        HOUSEHOLD,
        BATCH,
        FACT,
        ALERT,
        CASE,
        FUND,
        PAYMENT
    }

    private final Map<Table, List<Tuple>> rows = new EnumMap<>(Table.class);
    private final List<Happening> happenings = new ArrayList<>();

    /** Adds what one event changes; events that change nothing here are passed over. */
    public void add(EventEnvelope<?> event) {
        DomainEvent data = event.data();
        if (data instanceof HouseholdSnapshot h) {
            household(h);
        } else if (data instanceof FactRecorded f) {
            fact(f);
        } else if (data instanceof FactWithdrawn f) {
            factWithdrawn(f);
        } else if (data instanceof AlertRaised a) {
            alert(a.alert(), true, a.at());
        } else if (data instanceof AlertRevised a) {
            alert(a.alert(), true, a.at());
        } else if (data instanceof AlertCleared a) {
            alert(a.alert(), false, a.at());
        } else {
            batchCaseOrMoney(data);
        }
        Words.of(event).ifPresent(happenings::add);
    }

    List<Tuple> rows(Table table) {
        return rows.getOrDefault(table, List.of());
    }

    List<Happening> happenings() {
        return List.copyOf(happenings);
    }

    private void batchCaseOrMoney(DomainEvent data) {
        if (data instanceof BatchReceived b) {
            batch(
                    b.batchId(),
                    b.dataset(),
                    b.feedCode(),
                    b.department(),
                    b.divisionCode(),
                    b.period(),
                    "READING",
                    new BatchCounts(0, 0, 0, 0, 0),
                    b.synthetic(),
                    b.at());
        } else if (data instanceof BatchProgressed b) {
            batch(
                    b.batchId(),
                    b.dataset(),
                    b.feedCode(),
                    b.department(),
                    b.divisionCode(),
                    b.period(),
                    "MATCHING",
                    b.counts(),
                    b.synthetic(),
                    b.at());
        } else if (data instanceof BatchCompleted b) {
            batch(
                    b.batchId(),
                    b.dataset(),
                    b.feedCode(),
                    b.department(),
                    b.divisionCode(),
                    b.period(),
                    "COMPLETED",
                    b.counts(),
                    b.synthetic(),
                    b.at());
        } else if (data instanceof BatchRefused b) {
            batch(
                    b.batchId(),
                    b.dataset(),
                    b.feedCode(),
                    b.department(),
                    b.divisionCode(),
                    b.period(),
                    "REFUSED",
                    new BatchCounts(0, 0, 0, 0, 0),
                    b.synthetic(),
                    b.at());
        } else if (data instanceof CaseOpened c) {
            caseRow(c.caseId(), c.householdId(), c.divisionCode(), CaseState.CLUE, 0, c.dueAt(), c.at());
        } else if (data instanceof CaseStepTaken c) {
            caseRow(c.caseId(), c.householdId(), c.divisionCode(), c.to(), c.stepNo(), c.dueAt(), c.at());
        } else if (data instanceof FundSourceRegistered f) {
            put(Table.FUND, Tuple.of(f.fundSourceId(), "SOURCE", f.divisionCode(), f.amountFen()));
        } else if (data instanceof FundAllocated f) {
            put(Table.FUND, Tuple.of(f.allocationId(), "ALLOCATION", f.divisionCode(), f.amountFen()));
        } else if (data instanceof PaymentMoved p) {
            put(
                    Table.PAYMENT,
                    Tuple.of(
                            p.paymentId(),
                            p.householdId(),
                            p.divisionCode(),
                            p.state().name(),
                            p.amountFen(),
                            utc(p.at())));
        }
    }

    private void household(HouseholdSnapshot h) {
        int active = (int) h.members().stream()
                .filter(m -> m.status() == MemberSnapshot.MemberStatus.ACTIVE)
                .count();
        put(
                Table.HOUSEHOLD,
                Tuple.of(
                        h.householdId(),
                        h.version(),
                        h.divisionCode(),
                        active,
                        h.monitoredStatus().name(),
                        h.synthetic()));
    }

    private void batch(
            String id,
            String dataset,
            String feedCode,
            String department,
            String division,
            String period,
            String state,
            BatchCounts counts,
            boolean synthetic,
            Instant at) {
        put(
                Table.BATCH,
                Tuple.tuple()
                        .addValue(id)
                        .addValue(dataset)
                        .addValue(feedCode)
                        .addValue(department)
                        .addValue(division)
                        .addValue(period)
                        .addValue(state)
                        .addValue(counts.rows())
                        .addValue(counts.matched())
                        .addValue(counts.unmatched())
                        .addValue(counts.quarantined())
                        .addValue(synthetic)
                        .addValue(utc(at)));
    }

    private void fact(FactRecorded f) {
        put(
                Table.FACT,
                Tuple.tuple()
                        .addValue(f.factId())
                        .addValue(f.householdId())
                        .addValue(f.personId())
                        .addValue(f.kind().code())
                        .addValue(f.period())
                        .addValue(f.version())
                        .addValue(f.source().dataset())
                        .addValue(f.source().department())
                        .addValue(f.source().recordId())
                        .addValue(false)
                        .addValue(utc(f.recordedAt())));
    }

    private void factWithdrawn(FactWithdrawn f) {
        put(
                Table.FACT,
                Tuple.tuple()
                        .addValue(f.factId())
                        .addValue(f.householdId())
                        .addValue(f.personId())
                        .addValue(f.kind().code())
                        .addValue(f.period())
                        .addValue(f.version())
                        .addValue(f.source().dataset())
                        .addValue(f.source().department())
                        .addValue(f.source().recordId())
                        .addValue(true)
                        .addValue(utc(f.recordedAt())));
    }

    private void alert(Alert a, boolean open, Instant at) {
        put(
                Table.ALERT,
                Tuple.tuple()
                        .addValue(a.alertId())
                        .addValue(a.version())
                        .addValue(a.householdId())
                        .addValue(a.divisionCode())
                        .addValue(a.ruleCode())
                        .addValue(a.titleZh())
                        .addValue(a.level().name())
                        .addValue(open)
                        .addValue(utc(at)));
    }

    private void caseRow(
            String id,
            String household,
            String division,
            CaseState state,
            int stepNo,
            @Nullable Instant dueAt,
            Instant at) {
        put(
                Table.CASE,
                Tuple.tuple()
                        .addValue(id)
                        .addValue(household)
                        .addValue(division)
                        .addValue(state.name())
                        .addValue(stepNo)
                        .addValue(dueAt == null ? null : utc(dueAt))
                        .addValue(utc(at)));
    }

    private void put(Table table, Tuple row) {
        rows.computeIfAbsent(table, t -> new ArrayList<>()).add(row);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
