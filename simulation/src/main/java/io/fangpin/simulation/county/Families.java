package io.fangpin.simulation.county;

import static io.fangpin.simulation.county.Relation.*;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Family structures of a rural county: who lives together, how old, how related. Shares are ours, plausible. */
final class Families {

    private static final double MARRIED_IN = 0.35;
    private static final double BOYS = 0.53;

    private final SplittableRandom random;
    private final List<Seat> seats = new ArrayList<>(8);

    private Families(SplittableRandom random) {
        this.random = random;
    }

    static List<Seat> any(SplittableRandom random) {
        Families family = new Families(random);
        double kind = random.nextDouble();
        if (kind < 0.09) {
            family.singleElder();
        } else if (kind < 0.14) {
            family.singleAdult();
        } else if (kind < 0.33) {
            family.couple();
        } else if (kind < 0.62) {
            family.nuclear();
        } else if (kind < 0.66) {
            family.singleParent();
        } else if (kind < 0.82) {
            family.threeGenerationsUnderTheMiddle();
        } else if (kind < 0.93) {
            family.threeGenerationsUnderTheElder();
        } else {
            family.skippedGeneration();
        }
        return List.copyOf(family.seats);
    }

    private void singleElder() {
        int age = Math.min(97, 62 + (int) (Math.abs(random.nextGaussian()) * 14));
        add(HEAD, random.nextDouble() < 0.42, age, Names.surname(random));
    }

    private void singleAdult() {
        add(HEAD, random.nextDouble() < 0.82, between(28, 59), Names.surname(random));
    }

    private void couple() {
        int age = random.nextDouble() < 0.8 ? between(46, 66) + between(0, 24) : between(24, 45);
        var unused = headAndSpouse(age);
    }

    private void nuclear() {
        int head = between(26, 52);
        int wife = headAndSpouse(head);
        children(wife, Names.surname(random));
    }

    private void singleParent() {
        boolean father = random.nextDouble() < 0.55;
        String surname = Names.surname(random);
        int age = between(27, 50);
        add(HEAD, father, age, surname);
        children(age, Names.surname(random));
    }

    private void threeGenerationsUnderTheMiddle() {
        int head = between(29, 58);
        int wife = headAndSpouse(head);
        String surname = seats.getFirst().surname();
        int father = head + between(21, 33);
        boolean both = random.nextDouble() < 0.62;
        if (father <= 93 && (both || random.nextDouble() < 0.4)) {
            add(FATHER, true, father, surname);
        }
        if (both || seats.size() == 2) {
            int mother = Math.max(head + 18, father - between(-1, 4));
            addMarriedIn(MOTHER, false, mother, Names.surname(random));
        }
        children(wife, Names.surname(random));
    }

    private void threeGenerationsUnderTheElder() {
        int head = between(50, 76);
        String surname = Names.surname(random);
        add(HEAD, true, head, surname);
        int wife = head - between(-1, 4);
        if (random.nextDouble() < 0.8) {
            addMarriedIn(SPOUSE, false, wife, Names.surname(random));
        }
        int son = Math.max(22, Math.min(head, wife) - between(20, 32));
        add(SON, true, son, surname);
        if (random.nextDouble() < 0.88) {
            int daughterInLaw = Math.max(21, son - between(-2, 4));
            addMarriedIn(DAUGHTER_IN_LAW, false, daughterInLaw, Names.surname(random));
            grandchildren(Math.min(son, daughterInLaw), surname);
        }
    }

    private void skippedGeneration() {
        int head = between(53, 76);
        String surname = Names.surname(random);
        boolean both = random.nextDouble() < 0.7;
        boolean grandfather = both || random.nextDouble() < 0.35;
        add(HEAD, grandfather, head, surname);
        int younger = head;
        if (both) {
            younger = head - between(-1, 4);
            addMarriedIn(SPOUSE, false, younger, Names.surname(random));
        }
        int oldest = Math.min(17, Math.min(head, younger) - 40);
        int number = random.nextDouble() < 0.55 ? 1 : 2;
        boolean ofSon = random.nextDouble() < 0.85;
        String childSurname = ofSon && grandfather ? surname : Names.surname(random);
        for (int i = 0; i < number; i++) {
            boolean boy = random.nextDouble() < BOYS;
            Relation relation = ofSon ? (boy ? GRANDSON : GRANDDAUGHTER) : (boy ? DAUGHTERS_SON : DAUGHTERS_DAUGHTER);
            add(relation, boy, between(Math.min(2, oldest), oldest), childSurname);
        }
    }

    /** The wife's (or, for a woman as head, the head's own) age. */
    private int headAndSpouse(int age) {
        boolean maleHead = random.nextDouble() < 0.9;
        add(HEAD, maleHead, age, Names.surname(random));
        int spouse = Math.max(22, maleHead ? age - between(-1, 4) : age + between(-1, 4));
        addMarriedIn(SPOUSE, !maleHead, spouse, Names.surname(random));
        return maleHead ? spouse : age;
    }

    private void children(int mother, String surnameWithoutFather) {
        String surname = seats.stream()
                .filter(s -> s.male() && (s.relation() == HEAD || s.relation() == SPOUSE))
                .map(Seat::surname)
                .findFirst()
                .orElse(surnameWithoutFather);
        for (int age : birthAges(mother)) {
            boolean boy = random.nextDouble() < BOYS;
            add(boy ? SON : DAUGHTER, boy, age, surname);
        }
    }

    private void grandchildren(int mother, String surname) {
        for (int age : birthAges(mother)) {
            boolean boy = random.nextDouble() < BOYS;
            add(boy ? GRANDSON : GRANDDAUGHTER, boy, age, surname);
        }
    }

    /** Ages of one to three children at home; grown-up ones have mostly left. */
    private List<Integer> birthAges(int mother) {
        List<Integer> ages = new ArrayList<>(3);
        int age = mother - between(20, 29);
        int wanted = random.nextDouble() < 0.36 ? 1 : random.nextDouble() < 0.88 ? 2 : 3;
        for (int i = 0; i < wanted; i++) {
            int ageHere = i == 0 ? Math.max(0, age) : age;
            if (ageHere >= 0 && (ageHere <= 22 || random.nextDouble() < 0.45)) {
                ages.add(ageHere);
            }
            age -= between(2, 6);
        }
        return ages;
    }

    private void add(Relation relation, boolean male, int age, String surname) {
        seats.add(new Seat(relation, male, age, surname, false));
    }

    private void addMarriedIn(Relation relation, boolean male, int age, String surname) {
        seats.add(new Seat(relation, male, age, surname, random.nextDouble() < MARRIED_IN));
    }

    private int between(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }
}
