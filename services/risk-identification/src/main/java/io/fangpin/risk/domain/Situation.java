package io.fangpin.risk.domain;

import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.IncomeBlock;
import io.fangpin.schemas.registry.IncomeBlock.PeriodType;
import io.fangpin.schemas.registry.MemberSnapshot;
import io.fangpin.schemas.registry.MemberSnapshot.MemberStatus;
import io.fangpin.schemas.registry.MonitoredStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A household as rules see it on a day.
 *
 * @param members who counts: neither left nor dead, by the register or by a reported death
 * @param facts those that hold, by kind
 * @param earlierIncome blocks of periods before the household's
 */
public record Situation(
        HouseholdSnapshot household,
        List<MemberSnapshot> members,
        Map<FactKind, List<KnownFact>> facts,
        List<IncomeBlock> earlierIncome,
        LocalDate today) {
    private static final int MONTHS_A_YEAR = 12;
    private static final int MONTHS_A_QUARTER = 3;

    public Situation {
        members = List.copyOf(members);
        earlierIncome = List.copyOf(earlierIncome);
        facts = Map.copyOf(facts);
    }

    /** Empty while the household is unknown or when it is closed: no rule applies to it. */
    public static Optional<Situation> of(Profile profile, LocalDate today) {
        HouseholdSnapshot household = profile.household();
        if (household == null || household.monitoredStatus() == MonitoredStatus.CLOSED) {
            return Optional.empty();
        }
        // Loops, not streams: this is done for every fact that comes.
        Map<FactKind, List<KnownFact>> facts = new HashMap<>();
        for (KnownFact fact : profile.facts().values()) {
            if (!fact.withdrawn()) {
                facts.computeIfAbsent(fact.kind(), kind -> new ArrayList<>(4)).add(fact);
            }
        }
        List<MemberSnapshot> members = new ArrayList<>(household.members().size());
        for (MemberSnapshot member : household.members()) {
            if (member.status() == MemberStatus.ACTIVE && !died(member.personId(), facts.get(FactKind.DEATH))) {
                members.add(member);
            }
        }
        return Optional.of(new Situation(household, members, facts, profile.earlierIncome(), today));
    }

    /** Whether a death was reported for the person, even if the register does not say so yet. */
    private static boolean died(String personId, @Nullable List<KnownFact> deaths) {
        return deaths != null && deaths.stream().anyMatch(death -> personId.equals(death.personId()));
    }

    public List<KnownFact> facts(FactKind kind) {
        return facts.getOrDefault(kind, List.of());
    }

    /** How many the register counts as members; more than {@link #members} while a reported death is not registered. */
    public long registeredMembers() {
        long registered = 0;
        for (MemberSnapshot member : household.members()) {
            registered += member.status() == MemberStatus.ACTIVE ? 1 : 0;
        }
        return registered;
    }

    /** 家庭人均纯收入 of the income block, in fen; empty without one or without members. */
    public OptionalLong perCapitaNetIncomeFen() {
        IncomeBlock income = household.income();
        return income == null || members.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.floorDiv(income.netIncomeFen(), (long) members.size()));
    }

    /** 上年同期家庭纯收入 of a block of the same kind and length a year before; empty when none is known. */
    public Optional<Long> netIncomeYearBeforeFen() {
        return netIncomeBefore(MONTHS_A_YEAR);
    }

    /** 上季度家庭纯收入 of the quarter before the block's; empty when none is known or the block is of no quarter. */
    public Optional<Long> netIncomeQuarterBeforeFen() {
        IncomeBlock income = household.income();
        return income == null || income.periodType() != PeriodType.QUARTERLY
                ? Optional.empty()
                : netIncomeBefore(MONTHS_A_QUARTER);
    }

    private Optional<Long> netIncomeBefore(int months) {
        return EarlierIncome.before(earlierIncome, household.income(), months).map(IncomeBlock::netIncomeFen);
    }

    /** Last day of the income block: its year's line applies. */
    public Optional<LocalDate> incomeUntil() {
        return Optional.ofNullable(household.income()).map(income -> income.to().atEndOfMonth());
    }
}
