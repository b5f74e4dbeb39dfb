package io.fangpin.assistance.store;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code measure_payment}: where the money of a cash measure stands. */
@Entity
@Immutable
@Table(name = "measure_payment")
@NullUnmarked
public class PaymentRow extends PanacheEntityBase {
    @Id
    @Column(name = "measure_id")
    public String measureId;

    @Column(name = "payment_id")
    public String paymentId;

    @Column(name = "payment_no")
    public String paymentNo;

    public String state;

    @Column(name = "amount_fen")
    public long amountFen;

    public String violation;

    @Column(name = "reason_zh")
    public String reasonZh;

    @Column(name = "reason_en")
    public String reasonEn;

    public Instant at;
}
