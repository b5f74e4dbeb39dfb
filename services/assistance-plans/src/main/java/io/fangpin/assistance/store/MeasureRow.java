package io.fangpin.assistance.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.fangpin.assistance.domain.Measure;
import io.fangpin.schemas.assistance.CashBenefit;
import io.fangpin.schemas.assistance.MeasureCategory;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code measure}. */
@Entity
@Table(name = "measure")
@NullUnmarked
public class MeasureRow extends PanacheEntityBase {
    @Id
    @Column(name = "measure_id")
    public String measureId;

    @Column(name = "case_id")
    public String caseId;

    public int position;

    @Enumerated(EnumType.STRING)
    public MeasureCategory category;

    @Column(name = "title_zh")
    public String titleZh;

    public String department;

    @Column(name = "due_on")
    public LocalDate dueOn;

    @Column(name = "person_id")
    public String personId;

    @Column(name = "cash_benefit_code")
    public String cashBenefitCode;

    @Column(name = "cash_period")
    public String cashPeriod;

    @Column(name = "cash_payee_person_id")
    public String cashPayeePersonId;

    @Column(name = "cash_amount_fen")
    public Long cashAmountFen;

    @Column(name = "alert_ids")
    public String alertIds;

    @Enumerated(EnumType.STRING)
    public Measure.State state;

    @Column(name = "delivered_on")
    public LocalDate deliveredOn;

    @Column(name = "delivery_evidence")
    public String deliveryEvidence;

    @Column(name = "delivered_by")
    public String deliveredBy;

    static MeasureRow of(String caseId, int position, Measure measure) {
        MeasureRow row = new MeasureRow();
        row.measureId = measure.measureId();
        row.caseId = caseId;
        row.position = position;
        row.category = measure.category();
        row.titleZh = measure.titleZh();
        row.department = measure.department();
        row.dueOn = measure.dueOn();
        row.personId = measure.personId();
        CashBenefit cash = measure.cash();
        if (cash != null) {
            row.cashBenefitCode = cash.benefitCode();
            row.cashPeriod = cash.period();
            row.cashPayeePersonId = cash.payeePersonId();
            row.cashAmountFen = cash.amountFen();
        }
        row.alertIds = Json.write(measure.alertIds());
        row.state = measure.state();
        return row;
    }

    public Measure measure() {
        return new Measure(
                measureId,
                category,
                titleZh,
                department,
                dueOn,
                personId,
                cashAmountFen == null
                        ? null
                        : new CashBenefit(cashBenefitCode, cashPeriod, cashPayeePersonId, cashAmountFen),
                Json.read(alertIds, new TypeReference<List<String>>() {}),
                state,
                deliveredOn);
    }
}
