package io.fangpin.risk.rules;

import java.util.List;
import java.util.Random;

/** CEL texts of a wished type over the variables of a PERSON rule that looks at each medical settlement; not all compile. */
final class RandomExpressions {
    private static final List<String> FLAGS =
            List.of("person.head", "person.canWork", "person.dibao", "household.waterSafe", "true", "false");
    private static final List<String> WHOLES = List.of(
            "person.age",
            "person.workMonths",
            "person.monthlyWageFen",
            "household.netIncomeFen",
            "household.perCapitaNetIncomeFen",
            "household.outOfPocketFen",
            "fact.year",
            "fact.inpatient_self_pay_fen",
            "fact.outpatient_self_pay_fen",
            "numbers.INCOME_LINE",
            "year",
            "0",
            "1",
            "-3",
            "500000",
            "9223372036854775807");
    private static final List<String> TEXTS = List.of(
            "person.sex",
            "person.birthDate",
            "person.inSchoolStatus",
            "person.notInSchoolReason",
            "household.householdType",
            "household.monitoredCategory",
            "household.incomeUntil",
            "fact.insurance_status",
            "fact.last_settlement",
            "fact.version",
            "today",
            "'NONE'",
            "'2026-02-29'",
            "'甲𠮷'",
            "''");
    private static final List<String> HAS = List.of(
            "person.monthlyWageFen",
            "person.inSchoolStatus",
            "household.netIncomeFen",
            "household.incomeUntil",
            "household.waterSafe",
            "fact.last_settlement",
            "fact.outpatient_self_pay_fen",
            "fact.year");

    private final Random random;
    private int names;

    RandomExpressions(Random random) {
        this.random = random;
    }

    String flag(int depth) {
        if (depth == 0) {
            return one(FLAGS);
        }
        return switch (random.nextInt(15)) {
            case 0, 1 -> "(" + flag(depth - 1) + " && " + flag(depth - 1) + ")";
            case 2, 3 -> "(" + flag(depth - 1) + " || " + flag(depth - 1) + ")";
            case 4 -> "!" + flag(depth - 1);
            case 5 -> "(" + flag(depth - 1) + " ? " + flag(depth - 1) + " : " + flag(depth - 1) + ")";
            case 6, 7 -> "(" + whole(depth - 1) + compared() + whole(depth - 1) + ")";
            case 8 -> "(" + text(depth - 1) + compared() + text(depth - 1) + ")";
            case 9 -> "has(" + one(HAS) + ")";
            case 10 -> "(" + text(depth - 1) + " in ['NONE', 'RESIDENT', " + text(0) + "])";
            case 11 -> text(depth - 1) + one(List.of(".contains(", ".startsWith(", ".endsWith(")) + text(0) + ")";
            case 12 -> "(" + whole(depth - 1) + " in " + wholes(depth - 1) + ")";
            case 13 -> "(" + wholes(depth - 1) + " == " + wholes(depth - 1) + ")";
            default -> macro(depth);
        };
    }

    String whole(int depth) {
        if (depth == 0) {
            return one(WHOLES);
        }
        return switch (random.nextInt(12)) {
            case 0, 1 ->
                "(" + whole(depth - 1) + one(List.of(" + ", " - ", " * ", " / ", " % ")) + whole(depth - 1) + ")";
            case 2 -> "(" + flag(depth - 1) + " ? " + whole(depth - 1) + " : " + whole(depth - 1) + ")";
            case 3 -> "-(" + whole(depth - 1) + ")";
            case 4 -> "size(" + text(depth - 1) + ")";
            case 5 -> "size(" + wholes(depth - 1) + ")";
            case 6 -> one(List.of("daysBetween(", "monthsBetween(")) + text(depth - 1) + ", today)";
            case 7 -> one(List.of("yearOf(", "dayOfYear(")) + text(depth - 1) + ")";
            case 8 -> "int(" + real(depth - 1) + ")";
            case 9 -> "sum(" + wholes(depth - 1) + ")";
            case 10 -> wholes(depth - 1) + "[" + one(List.of("0", "1", "-1", "person.workMonths")) + "]";
            default -> whole(0);
        };
    }

    private String text(int depth) {
        if (depth == 0) {
            return one(TEXTS);
        }
        return switch (random.nextInt(6)) {
            case 0 -> "(" + text(depth - 1) + " + " + text(depth - 1) + ")";
            case 1 -> "string(" + whole(depth - 1) + ")";
            case 2 -> "(" + flag(depth - 1) + " ? " + text(depth - 1) + " : " + text(depth - 1) + ")";
            case 3 -> "monthOf(" + text(depth - 1) + ")";
            case 4 -> "string(" + flag(depth - 1) + ")";
            default -> text(0);
        };
    }

    private String real(int depth) {
        return switch (random.nextInt(4)) {
            case 0 -> "double(" + whole(Math.max(0, depth - 1)) + ")";
            case 1 -> "(double(" + whole(0) + ") / 0.0)";
            case 2 -> "(1.5 * double(" + whole(0) + "))";
            default -> "2.25";
        };
    }

    private String wholes(int depth) {
        if (depth == 0) {
            return "[" + whole(0) + ", 1, " + whole(0) + "]";
        }
        String name = "v" + ++names;
        return switch (random.nextInt(4)) {
            case 0 -> "household.members.map(" + name + ", " + name + ".age)";
            case 1 ->
                "own.MEDICAL_OUT_OF_POCKET.map(" + name + ", " + flag(depth - 1) + ", " + name
                        + ".outpatient_self_pay_fen)";
            case 2 -> wholes(depth - 1) + ".filter(" + name + ", " + name + compared() + whole(depth - 1) + ")";
            default -> "(" + wholes(depth - 1) + " + " + wholes(0) + ")";
        };
    }

    private String macro(int depth) {
        String name = random.nextInt(8) == 0 ? "person" : "v" + ++names;
        String macro = one(List.of(".all(", ".exists(", ".exists_one("));
        return switch (random.nextInt(4)) {
            case 0 -> "household.members" + macro + name + ", " + name + ".age" + compared() + whole(depth - 1) + ")";
            case 1 ->
                "facts.MEDICAL_OUT_OF_POCKET" + macro + name + ", " + name + ".outpatient_self_pay_fen" + compared()
                        + whole(depth - 1) + " || " + flag(depth - 1) + ")";
            case 2 ->
                "household.members" + macro + name + ", facts.MEDICAL_OUT_OF_POCKET" + macro + name + "f, " + name
                        + "f.personId == " + name + ".personId && " + flag(depth - 1) + "))";
            default -> wholes(depth - 1) + macro + name + ", " + name + compared() + whole(depth - 1) + ")";
        };
    }

    private String compared() {
        return one(List.of(" < ", " <= ", " > ", " >= ", " == ", " != "));
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
