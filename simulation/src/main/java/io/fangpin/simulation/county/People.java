package io.fangpin.simulation.county;

import io.fangpin.schemas.people.ResidentId;
import io.fangpin.schemas.registry.MemberSnapshot.LabourCapacity;
import io.fangpin.schemas.registry.MemberSnapshot.MedicalInsurance;
import io.fangpin.simulation.SimulationOptions;
import java.time.LocalDate;
import java.time.Period;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Makes the person of a seat: number, schooling, health, labour capacity, insurance, in agreement (DOMAIN 2.6). */
final class People {

    private static final String[] DISABILITIES = {"视力", "听力", "言语", "肢体", "智力", "精神", "多重"};
    private static final double[] DISABILITY_SHARES = {0.14, 0.12, 0.04, 0.48, 0.10, 0.09, 0.03};
    private static final Person.Health HEALTHY = new Person.Health("健康", null, 0, 0);
    private static final Person.Health CHRONIC = new Person.Health("长期慢性病", null, 0, 0);

    private final SimulationOptions options;
    private final IdNumbers idNumbers;

    People(SimulationOptions options, IdNumbers idNumbers) {
        this.options = options;
        this.idNumbers = idNumbers;
    }

    Person of(Seat seat, String personNo, SplittableRandom random) {
        LocalDate wanted = options.from().atDay(1).minusYears(seat.age()).minusDays(1 + random.nextInt(365));
        String idNo = seat.marriedIn()
                ? idNumbers.ofMarriedIn(wanted, seat.male(), random)
                : idNumbers.ofNative(wanted, seat.male());
        LocalDate birth = ResidentId.parse(idNo).orElseThrow().birthDate();
        int age = Period.between(birth, options.today()).getYears();
        String name = seat.surname() + Names.given(random, seat.male(), birth.getYear());
        Schooling schooling = Schooling.at(age, random);
        Person.Health health = health(age, random);
        LabourCapacity labour = labour(age, schooling != null, health, random);
        return new Person(
                personNo,
                name,
                idNo,
                seat.male(),
                birth,
                age,
                seat.relation(),
                schooling,
                schooling == null ? education(birth.getYear(), random) : null,
                health,
                labour,
                insurance(age, labour, random),
                age >= 16 && schooling == null && random.nextDouble() < 0.92);
    }

    private static Person.Health health(int age, SplittableRandom random) {
        double disabled = age < 16 ? 0.008 : age < 45 ? 0.02 : age < 60 ? 0.04 : 0.07;
        double chronic = age < 16 ? 0.006 : age < 45 ? 0.03 : age < 60 ? 0.12 : age < 75 ? 0.3 : 0.45;
        double roll = random.nextDouble();
        if (roll < disabled) {
            int type = pick(DISABILITY_SHARES, random);
            int level = 1 + pick(new double[] {0.12, 0.22, 0.33, 0.33}, random);
            return new Person.Health("残疾", DISABILITIES[type], type + 1, level);
        }
        return roll < disabled + chronic ? CHRONIC : HEALTHY;
    }

    private static LabourCapacity labour(int age, boolean inSchool, Person.Health health, SplittableRandom random) {
        double roll = random.nextDouble();
        if (age < 16 || inSchool) {
            return LabourCapacity.NONE;
        }
        if (age >= 60) {
            double stillWorks = age < 70 ? 0.75 : age < 78 ? 0.4 : 0.05;
            boolean grave = health.disabled() && health.disabilityLevel() <= 2;
            return !grave && roll < stillWorks ? LabourCapacity.WEAK_OR_HALF : LabourCapacity.NONE;
        }
        if (health.disabled()) {
            return health.disabilityLevel() <= 2 ? LabourCapacity.LOST : LabourCapacity.WEAK_OR_HALF;
        }
        if (health.equals(CHRONIC) && roll < 0.3) {
            return LabourCapacity.WEAK_OR_HALF;
        }
        return roll > 0.84 ? LabourCapacity.SKILLED : LabourCapacity.ORDINARY;
    }

    /** Everybody is insured; who is not is told by the truth. */
    private static MedicalInsurance insurance(int age, LabourCapacity labour, SplittableRandom random) {
        boolean employed = age >= 20 && age < 60 && labour.canWork() && random.nextDouble() < 0.12;
        return employed ? MedicalInsurance.EMPLOYEE : MedicalInsurance.RESIDENT;
    }

    private static @Nullable String education(int birthYear, SplittableRandom random) {
        String[] levels = {"文盲或半文盲", "小学", "初中", "高中", "中专", "大专", "本科及以上"};
        double[] shares;
        if (birthYear < 1950) {
            shares = new double[] {0.34, 0.50, 0.13, 0.03, 0, 0, 0};
        } else if (birthYear < 1970) {
            shares = new double[] {0.09, 0.42, 0.38, 0.10, 0.01, 0, 0};
        } else if (birthYear < 1990) {
            shares = new double[] {0.01, 0.14, 0.58, 0.15, 0.07, 0.04, 0.01};
        } else {
            shares = new double[] {0, 0, 0.36, 0.22, 0.18, 0.15, 0.09};
        }
        return levels[pick(shares, random)];
    }

    private static int pick(double[] shares, SplittableRandom random) {
        double roll = random.nextDouble();
        for (int i = 0; i < shares.length; i++) {
            roll -= shares[i];
            if (roll < 0) {
                return i;
            }
        }
        return shares.length - 1;
    }
}
