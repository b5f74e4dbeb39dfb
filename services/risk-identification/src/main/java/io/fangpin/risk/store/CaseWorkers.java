package io.fangpin.risk.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Who took steps in which case. Table {@code case_worker}. */
@ApplicationScoped
public class CaseWorkers {
    /** Condition in SQL: an alert that a person saw to, or in whose case they took a step. */
    static final String THEIRS = """
            exists (select 1 from alert_acknowledgement k where k.alert_id = alert.alert_id and k.user_id = $7)
            or exists (select 1 from case_alert c join case_worker w on w.case_id = c.case_id
                       where c.alert_id = alert.alert_id and w.user_id = $7)
            """;

    public Uni<Void> worked(SqlConnection tx, String caseId, String userId) {
        return tx.preparedQuery(
                        "insert into case_worker (case_id, user_id) values ($1, $2) on conflict (case_id, user_id) do nothing")
                .execute(Tuple.of(caseId, userId))
                .replaceWithVoid();
    }
}
