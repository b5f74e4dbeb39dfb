package io.fangpin.schemas.people;

import java.time.LocalDate;

/** From when a person is an adult (成年, 民法典 article 17): from the 18th birthday on. */
public final class Adulthood {

    private static final int YEARS = 18;

    private Adulthood() {}

    /** The first day on which somebody born on that day is an adult. */
    public static LocalDate since(LocalDate birthDate) {
        return birthDate.plusYears(YEARS);
    }
}
