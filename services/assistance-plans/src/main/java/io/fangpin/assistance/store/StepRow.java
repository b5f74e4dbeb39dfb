package io.fangpin.assistance.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.fangpin.assistance.domain.Evidence;
import io.fangpin.assistance.domain.TakenStep;
import io.fangpin.schemas.assistance.CaseState;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code case_step}; written once, never changed. */
@Entity
@Table(name = "case_step")
@NullUnmarked
public class StepRow extends PanacheEntityBase {
    @Id
    public String id;

    @Column(name = "case_id")
    public String caseId;

    @Column(name = "step_no")
    public int stepNo;

    public String command;

    @Enumerated(EnumType.STRING)
    @Column(name = "from_state")
    public CaseState from;

    @Enumerated(EnumType.STRING)
    @Column(name = "to_state")
    public CaseState to;

    public int round;
    public String actor;

    @Column(name = "actor_name")
    public String actorName;

    public String role;
    public String unit;

    @Column(name = "form_version")
    public String formVersion;

    public String note;

    @Column(name = "reason_zh")
    public String reasonZh;

    public String evidence;

    @Column(name = "form_values")
    public String formValues;

    @Column(name = "due_at")
    public Instant dueAt;

    @Column(name = "taken_at")
    public Instant takenAt;

    static StepRow of(String caseId, TakenStep step, Instant dueAt) {
        StepRow row = new StepRow();
        row.id = caseId + "/" + step.no();
        row.caseId = caseId;
        row.stepNo = step.no();
        row.command = step.command();
        row.from = step.from();
        row.to = step.to();
        row.round = step.round();
        row.actor = step.actor();
        row.actorName = step.actorName();
        row.role = step.role();
        row.unit = step.unit();
        row.formVersion = step.formVersion();
        row.note = step.note();
        row.reasonZh = step.reasonZh();
        row.evidence = Json.write(step.evidence());
        row.formValues = Json.write(step.values());
        row.dueAt = dueAt;
        row.takenAt = step.at();
        return row;
    }

    public TakenStep step() {
        return new TakenStep(
                stepNo,
                command,
                from,
                to,
                round,
                actor,
                actorName,
                role,
                unit,
                formVersion,
                note,
                reasonZh,
                Json.read(evidence, new TypeReference<List<Evidence>>() {}),
                Json.read(formValues, new TypeReference<Map<String, Object>>() {}),
                takenAt);
    }
}
