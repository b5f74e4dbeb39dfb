package io.fangpin.simulation.feeds;

import io.fangpin.simulation.SimulationOptions;
import io.fangpin.simulation.SimulationPolicy;
import io.fangpin.simulation.county.Person;
import java.time.YearMonth;
import java.util.SplittableRandom;

/**
 * What a person pays by themselves in a year of ordinary health, cumulative from month to month and clear of the line.
 *
 * @param firstMonth month of the first settlement; 13 when there is none
 * @param inpatientMonth month of the stay in hospital; 13 when there is none
 */
record MedicalYear(
        int year, int firstMonth, int inpatientMonth, long inpatientFen, long outpatientAMonthFen, int complaint) {

    private static final int NEVER = 13;
    private static final String[] COMPLAINTS = {"高血压", "急性支气管炎", "腰椎间盘突出", "慢性胃炎", "2型糖尿病", "骨关节炎"};
    private static final String[] GRAVE = {"慢性肾功能不全", "脑梗死", "肺恶性肿瘤", "冠心病支架术后", "肝硬化", "股骨颈骨折"};

    static MedicalYear draw(
            int year, Person person, boolean outOfPoverty, SimulationOptions options, SplittableRandom random) {
        double claims = person.age() < 16 ? 0.1 : person.age() < 60 ? 0.13 : 0.34;
        double stays = person.age() < 60 ? 0.2 : 0.35;
        boolean has = random.nextDouble() < claims;
        int first = has ? random.nextInt(1, NEVER) : NEVER;
        int stay = has && random.nextDouble() < stays ? random.nextInt(first, NEVER) : NEVER;
        SimulationPolicy policy = options.policy();
        double most = policy.medicalFen(outOfPoverty) * policy.clearBelow();
        long inpatient = (long) (most * random.nextDouble(0.05, 0.98));
        return new MedicalYear(year, first, stay, inpatient, random.nextInt(2_000, 25_000), random.nextInt(6));
    }

    /** Self-pay of a grave illness, beyond the line by far. */
    static long graveFen(double severity, boolean outOfPoverty, SimulationPolicy policy) {
        return (long) (policy.medicalFen(outOfPoverty) * (policy.clearAbove() + 0.05 + 2.5 * severity));
    }

    /** Self-pay that misses the line by a fen or by two in a hundred of it. */
    static long nearlyGraveFen(double severity, boolean outOfPoverty, SimulationPolicy policy) {
        long line = policy.medicalFen(outOfPoverty);
        return line - 1 - (long) (line * 0.02 * severity);
    }

    static String graveDiagnosis(double severity) {
        return GRAVE[(int) (severity * GRAVE.length)];
    }

    boolean claimsBy(YearMonth month) {
        return month.getMonthValue() >= firstMonth;
    }

    long inpatientFen(YearMonth month) {
        return month.getMonthValue() >= inpatientMonth ? inpatientFen : 0;
    }

    long outpatientFen(YearMonth month) {
        return Math.max(0, month.getMonthValue() - firstMonth + 1) * outpatientAMonthFen;
    }

    String diagnosis(YearMonth month) {
        return claimsBy(month) ? COMPLAINTS[complaint] : "";
    }
}
