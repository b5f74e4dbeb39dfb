package io.fangpin.assistance.store;

import io.fangpin.schemas.assistance.CaseState;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code assistance_case}; its version is the one that people's forms carry. */
@Entity
@Table(name = "assistance_case")
@NullUnmarked
public class CaseRow extends PanacheEntityBase {
    @Id
    @Column(name = "case_id")
    public String caseId;

    @Column(name = "case_no", updatable = false)
    public String caseNo;

    @Column(name = "plan_id", updatable = false)
    public String planId;

    @Column(name = "household_id", updatable = false)
    public String householdId;

    @Column(name = "division_code")
    public String divisionCode;

    @Enumerated(EnumType.STRING)
    public CaseState state;

    @Column(name = "is_open")
    public boolean open;

    public int round;

    @Column(name = "opened_at", updatable = false)
    public Instant openedAt;

    @Column(name = "due_at")
    public Instant dueAt;

    @Column(updatable = false)
    public String channel;

    @Column(name = "difficulty_zh", updatable = false)
    public String difficultyZh;

    @Column(name = "opened_by", updatable = false)
    public String openedBy;

    @Column(name = "previous_case_id", updatable = false)
    public String previousCaseId;

    public String facts;

    @Column(updatable = false)
    public boolean synthetic;

    @Column(name = "changed_at")
    public Instant changedAt;

    @Version
    public int version;
}
