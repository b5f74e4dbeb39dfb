package io.fangpin.simulation.county;

import io.fangpin.simulation.Truth.StandingKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A synthetic household as the register has it.
 *
 * @param number from 1; what tells one household from another
 * @param group the villagers' group, from 1
 * @param dangerLevel A or B
 */
public record Household(
        int number,
        String householdNo,
        Village village,
        int group,
        boolean outOfPoverty,
        List<Person> members,
        Support support,
        Income income,
        String phone,
        String bankCard,
        String dangerLevel,
        boolean onlyDwelling,
        int areaSquareMetres,
        List<Standing> standing) {

    public Household {
        members = List.copyOf(members);
        standing = List.copyOf(standing);
    }

    /** Public support that the whole household has. */
    public enum Support {
        NONE,
        DIBAO,
        TEKUN
    }

    /** A risk that shows in the register; person absent when it is the household's. */
    public record Standing(StandingKind kind, @Nullable Person person) {}

    public Person head() {
        return members.getFirst();
    }

    public long workers() {
        return members.stream().filter(p -> p.labour().canWork()).count();
    }

    public boolean has(StandingKind kind) {
        return standing.stream().anyMatch(s -> s.kind() == kind);
    }
}
