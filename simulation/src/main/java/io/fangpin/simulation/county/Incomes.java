package io.fangpin.simulation.county;

import io.fangpin.schemas.registry.MemberSnapshot.LabourCapacity;
import io.fangpin.simulation.SimulationPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws a household's income: clear of the income line on the side it belongs to, its parts in agreement with work. */
final class Incomes {

    private static final double MEDIAN_PER_CAPITA_FEN = 2_050_000;
    private static final double MOST_PER_CAPITA_FEN = 9_000_000;
    private static final double SPREAD = 0.42;

    private static final long LEAST_MONTHLY_WAGE_FEN = 40_000;
    private static final long MOST_MONTHLY_WAGE_FEN = 3_000_000;
    private static final long PENSION_A_YEAR_FEN = 220_000;

    private Incomes() {}

    static Income draw(
            List<Person> members, boolean low, boolean supported, SimulationPolicy policy, SplittableRandom random) {
        long net = perCapitaFen(low, supported, policy, random) * members.size();
        List<Income.Work> works = works(members, net, random);
        long wage =
                works.stream().mapToLong(w -> w.months() * w.monthlyWageFen()).sum();
        long rest = net - wage;
        long elders = members.stream().filter(p -> p.age() >= 60).count();
        long support = supported ? rest / 3 : 0;
        long transfer = Math.min(rest, elders * PENSION_A_YEAR_FEN + support + random.nextInt(60_000));
        boolean farms = members.stream().anyMatch(p -> p.labour().canWork());
        if (!farms) {
            transfer = rest - rest / 50;
        }
        long property = (rest - transfer) / 20;
        long operating = rest - transfer - property;
        long cost = operating * random.nextInt(15, 46) / 100;
        return new Income(
                wage,
                operating + cost,
                property,
                transfer,
                cost,
                random.nextInt(30_000) * (long) members.size(),
                works);
    }

    private static long perCapitaFen(boolean low, boolean supported, SimulationPolicy policy, SplittableRandom random) {
        double line = policy.incomeLineFen();
        if (low) {
            return (long) (line * random.nextDouble(0.2, policy.clearBelow() - 0.01));
        }
        double least = line * (policy.clearAbove() + 0.02);
        double drawn = MEDIAN_PER_CAPITA_FEN * Math.exp(SPREAD * random.nextGaussian()) * (supported ? 0.62 : 1);
        return (long)
                Math.clamp(drawn < least ? least * random.nextDouble(1, 1.25) : drawn, least, MOST_PER_CAPITA_FEN);
    }

    private static List<Income.Work> works(List<Person> members, long netFen, SplittableRandom random) {
        int[] months = new int[members.size()];
        int total = 0;
        for (int i = 0; i < months.length; i++) {
            LabourCapacity labour = members.get(i).labour();
            boolean goes = random.nextDouble() < (labour == LabourCapacity.WEAK_OR_HALF ? 0.15 : 0.72);
            if (labour.canWork() && goes) {
                months[i] = labour == LabourCapacity.WEAK_OR_HALF ? random.nextInt(2, 6) : random.nextInt(6, 13);
            }
            total += months[i];
        }
        double share = random.nextDouble(0.5, 0.85);
        long wage = total == 0 ? 0 : (long) (netFen * share) / total / 100 * 100;
        long monthly = Math.min(wage, MOST_MONTHLY_WAGE_FEN);
        List<Income.Work> works = new ArrayList<>(months.length);
        for (int m : months) {
            works.add(m == 0 || monthly < LEAST_MONTHLY_WAGE_FEN ? Income.Work.NONE : new Income.Work(m, monthly));
        }
        return works;
    }
}
