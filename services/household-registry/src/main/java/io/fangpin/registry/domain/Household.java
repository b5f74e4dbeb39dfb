package io.fangpin.registry.domain;

import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.registry.Housing;
import io.fangpin.schemas.registry.IncomeBlock;
import io.fangpin.schemas.registry.MonitoredCategory;
import io.fangpin.schemas.registry.MonitoredStatus;
import io.fangpin.schemas.registry.RiskFactor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A household as registered (农户, DOMAIN 2.2).
 *
 * @param version 1 at first, one more with each change
 */
public record Household(
        String householdId,
        String householdNo,
        long version,
        String divisionCode,
        @Nullable String naturalVillage,
        @Nullable String address,
        HouseholdType householdType,
        MonitoredStatus monitoredStatus,
        @Nullable MonitoredCategory monitoredCategory,
        List<RiskFactor> riskFactors,
        @Nullable Secret phone,
        @Nullable String bankName,
        @Nullable Secret bankCard,
        @Nullable Housing housing,
        @Nullable Boolean waterSafe,
        @Nullable IncomeBlock income,
        List<Member> members,
        boolean synthetic,
        Instant changedAt) {

    public Household {
        riskFactors = List.copyOf(riskFactors);
        members = List.copyOf(members);
    }

    /** The household's own fields after the form; members stay as given. */
    static Household of(
            HouseholdForm form,
            @Nullable Household before,
            List<Member> members,
            Absent absent,
            Sealer sealer,
            Instant now) {
        String householdNo = Member.need(form.householdNo(), before == null ? null : before.householdNo);
        return new Household(
                Ids.household(householdNo),
                householdNo,
                before == null ? 1 : before.version + 1,
                Member.need(form.divisionCode(), before == null ? null : before.divisionCode),
                absent.choose(form.naturalVillage(), before == null ? null : before.naturalVillage),
                absent.choose(form.address(), before == null ? null : before.address),
                Member.need(form.householdType(), before == null ? null : before.householdType),
                before == null ? MonitoredStatus.NOT_MONITORED : before.monitoredStatus,
                before == null ? null : before.monitoredCategory,
                before == null ? List.of() : before.riskFactors,
                Member.secret(Sealer.Kind.PHONE, form.phone(), before == null ? null : before.phone, sealer),
                absent.choose(form.bankName(), before == null ? null : before.bankName),
                Member.secret(Sealer.Kind.BANK_CARD, form.bankCard(), before == null ? null : before.bankCard, sealer),
                absent.choose(form.housing(), before == null ? null : before.housing),
                absent.choose(form.waterSafe(), before == null ? null : before.waterSafe),
                absent.choose(form.income(), before == null ? null : before.income),
                members,
                Member.or(form.synthetic(), before == null ? null : before.synthetic, false),
                now);
    }

    public Optional<Member> member(String personId) {
        return members.stream().filter(m -> m.personId().equals(personId)).findFirst();
    }

    /** The active head, else whoever was the head. */
    public Optional<Member> head() {
        return members.stream()
                .filter(m -> m.head() && m.active())
                .findFirst()
                .or(() -> members.stream().filter(Member::head).findFirst());
    }

    public int activeMembers() {
        return (int) members.stream().filter(Member::active).count();
    }

    /** The next version, with members changed. */
    public Household changingMembers(UnaryOperator<Member> change, Instant now) {
        return next(
                monitoredStatus,
                monitoredCategory,
                riskFactors,
                members.stream().map(change).toList(),
                now);
    }

    /** The next version, with another standing in monitoring. */
    public Household monitored(
            MonitoredStatus status, @Nullable MonitoredCategory category, List<RiskFactor> factors, Instant now) {
        return next(status, category, factors, members, now);
    }

    private Household next(
            MonitoredStatus status,
            @Nullable MonitoredCategory category,
            List<RiskFactor> factors,
            List<Member> changedMembers,
            Instant now) {
        return new Household(
                householdId,
                householdNo,
                version + 1,
                divisionCode,
                naturalVillage,
                address,
                householdType,
                status,
                category,
                factors,
                phone,
                bankName,
                bankCard,
                housing,
                waterSafe,
                income,
                changedMembers,
                synthetic,
                now);
    }
}
