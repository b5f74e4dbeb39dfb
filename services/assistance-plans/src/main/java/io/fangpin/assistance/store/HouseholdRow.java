package io.fangpin.assistance.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.fangpin.assistance.domain.HouseholdFacts;
import io.fangpin.schemas.registry.HouseholdType;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code household}; read here, written in bulk by {@link Households}. */
@Entity
@Immutable
@Table(name = "household")
@NullUnmarked
public class HouseholdRow extends PanacheEntityBase {
    @Id
    @Column(name = "household_id")
    public String householdId;

    @Column(name = "household_no")
    public String householdNo;

    public long version;

    @Column(name = "division_code")
    public String divisionCode;

    @Column(name = "head_name")
    public String headName;

    @Enumerated(EnumType.STRING)
    @Column(name = "household_type")
    public HouseholdType householdType;

    public String members;
    public boolean synthetic;

    public HouseholdFacts household() {
        return new HouseholdFacts(
                householdId,
                householdNo,
                version,
                divisionCode,
                headName,
                householdType,
                Json.read(members, new TypeReference<List<HouseholdFacts.Member>>() {}),
                synthetic);
    }
}
