package io.fangpin.assistance.store;

import io.fangpin.assistance.domain.CaseAlert;
import io.fangpin.schemas.registry.RiskFactor;
import io.fangpin.schemas.risk.AlertLevel;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code case_alert}; read here, written in bulk by {@link AlertedCases}. */
@Entity
@Immutable
@Table(name = "case_alert")
@NullUnmarked
public class AlertRow extends PanacheEntityBase {
    @Id
    public String id;

    @Column(name = "case_id")
    public String caseId;

    @Column(name = "alert_id")
    public String alertId;

    public long version;

    @Column(name = "rule_code")
    public String ruleCode;

    @Enumerated(EnumType.STRING)
    public AlertLevel level;

    @Enumerated(EnumType.STRING)
    @Column(name = "risk_factor")
    public RiskFactor riskFactor;

    @Column(name = "person_id")
    public String personId;

    @Column(name = "is_open")
    public boolean open;

    @Column(name = "title_zh")
    public String titleZh;

    @Column(name = "title_en")
    public String titleEn;

    @Column(name = "explanation_zh")
    public String explanationZh;

    @Column(name = "explanation_en")
    public String explanationEn;

    @Column(name = "joined_at")
    public Instant joinedAt;

    @Column(name = "cleared_at")
    public Instant clearedAt;

    @Column(name = "cleared_reason_zh")
    public String clearedReasonZh;

    @Column(name = "cleared_reason_en")
    public String clearedReasonEn;

    public CaseAlert alert() {
        return new CaseAlert(alertId, version, ruleCode, level, riskFactor, personId, open);
    }
}
