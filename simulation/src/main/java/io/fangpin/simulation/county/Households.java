package io.fangpin.simulation.county;

import io.fangpin.simulation.SimulationOptions;
import io.fangpin.simulation.Truth.StandingKind;
import io.fangpin.simulation.county.Household.Standing;
import io.fangpin.simulation.county.Household.Support;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes the households of a county one after the other. Each draws from a generator of its own (seed and number), so
 * that a larger county begins with the same families.
 */
public final class Households {

    private final SimulationOptions options;
    private final Divisions divisions;
    private final People people;

    public Households(SimulationOptions options, Divisions divisions, IdNumbers idNumbers) {
        this.options = options;
        this.divisions = divisions;
        this.people = new People(options, idNumbers);
    }

    /** Call with 1, 2, 3, …: identity numbers are handed out in that order. */
    public Household make(int number, SplittableRandom random) {
        Village village = divisions.anyVillage(random);
        boolean outOfPoverty = random.nextDouble() < options.events().outOfPoverty();
        List<Person> members = members(number, random);
        List<Standing> standing = new ArrayList<>(1);
        Support support = support(members, outOfPoverty, standing, random);
        boolean low = random.nextDouble() < options.events().standingLowIncome();
        if (low) {
            standing.add(new Standing(StandingKind.LOW_INCOME, null));
        }
        if (random.nextDouble() < options.events().standingUninsured()) {
            standing.add(new Standing(StandingKind.UNINSURED, makeOneUninsured(members, random)));
        }
        return new Household(
                number,
                "H421281%07d".formatted(number),
                village,
                random.nextInt(1, 13),
                outOfPoverty,
                members,
                support,
                Incomes.draw(members, low, support != Support.NONE, options.policy(), random),
                "143%08d".formatted(number * 9L),
                card(number),
                random.nextDouble() < 0.72 ? "A级" : "B级",
                random.nextDouble() >= 0.06,
                random.nextInt(60, 221),
                standing);
    }

    private List<Person> members(int number, SplittableRandom random) {
        List<Seat> seats = Families.any(random);
        List<Person> members = new ArrayList<>(seats.size());
        for (int i = 0; i < seats.size(); i++) {
            members.add(people.of(seats.get(i), "P421281%07d%02d".formatted(number, i + 1), random));
        }
        return members;
    }

    private Support support(
            List<Person> members, boolean outOfPoverty, List<Standing> standing, SplittableRandom random) {
        double roll = random.nextDouble();
        if (members.stream().anyMatch(p -> p.labour().canWork())) {
            return roll < (outOfPoverty ? 0.12 : 0.025) ? Support.DIBAO : Support.NONE;
        }
        if (roll < options.events().standingWithoutSupport()) {
            standing.add(new Standing(StandingKind.NO_LABOUR_WITHOUT_SUPPORT, null));
            return Support.NONE;
        }
        boolean alone = members.size() == 1 && members.getFirst().age() >= 60;
        return alone && random.nextDouble() < 0.45 ? Support.TEKUN : Support.DIBAO;
    }

    private static Person makeOneUninsured(List<Person> members, SplittableRandom random) {
        int who = random.nextInt(members.size());
        Person person = members.get(who).uninsured();
        members.set(who, person);
        return person;
    }

    /** A 19-digit number with a right Luhn digit below an issuer prefix made up for the simulation. */
    private static String card(int number) {
        String first18 = "6299994212%08d".formatted(number);
        int sum = 0;
        for (int i = 0; i < 18; i++) {
            int digit = first18.charAt(17 - i) - '0';
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return first18 + (10 - sum % 10) % 10;
    }
}
