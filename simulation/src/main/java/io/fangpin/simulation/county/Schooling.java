package io.fangpin.simulation.county;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Where somebody is in school; wording of the registration sheet and of the education department's file. */
public enum Schooling {
    PRESCHOOL_AGE("学龄前儿童", "学龄前儿童", false),
    PRESCHOOL("学前教育", "学前教育", false),
    PRIMARY("小学", "小学", true),
    JUNIOR_1("七年级", "七年级", true),
    JUNIOR_2("八年级", "八年级", true),
    JUNIOR_3("九年级", "九年级", true),
    SENIOR_1("普通高中一年级", "普通高中", true),
    SENIOR_2("普通高中二年级", "普通高中", true),
    SENIOR_3("普通高中三年级", "普通高中", true),
    VOCATIONAL("中职", "中职", true),
    COLLEGE("高职高专", "高职高专", false),
    BACHELOR("本科", "本科", false);

    private final String sheetZh;
    private final String feedZh;
    private final boolean reported;

    Schooling(String sheetZh, String feedZh, boolean reported) {
        this.sheetZh = sheetZh;
        this.feedZh = feedZh;
        this.reported = reported;
    }

    public String sheetZh() {
        return sheetZh;
    }

    public String feedZh() {
        return feedZh;
    }

    /** Whether the county's schools report the pupil each month. */
    public boolean reported() {
        return reported;
    }

    public boolean compulsory() {
        return this == PRIMARY || this == JUNIOR_1 || this == JUNIOR_2 || this == JUNIOR_3;
    }

    /** Everybody of 6–16 is in school: whoever is not, has dropped out, and that is a shock with a date. */
    static @Nullable Schooling at(int age, SplittableRandom random) {
        if (age < 3) {
            return PRESCHOOL_AGE;
        }
        if (age < 6) {
            return PRESCHOOL;
        }
        if (age < 12) {
            return PRIMARY;
        }
        boolean vocational = random.nextDouble() < 0.42;
        double further = random.nextDouble();
        return switch (age) {
            case 12 -> JUNIOR_1;
            case 13 -> JUNIOR_2;
            case 14 -> JUNIOR_3;
            case 15 -> vocational ? VOCATIONAL : SENIOR_1;
            case 16 -> vocational ? VOCATIONAL : SENIOR_2;
            case 17 -> further > 0.88 ? null : vocational ? VOCATIONAL : SENIOR_3;
            case 18, 19, 20 -> further > 0.5 ? null : vocational ? COLLEGE : BACHELOR;
            case 21 -> further > 0.25 ? null : BACHELOR;
            default -> null;
        };
    }
}
