package io.fangpin.linkage.compare;

/**
 * A level of agreement of a field.
 *
 * @param priorM share among true pairs before anything is learnt
 * @param floorU least share among different persons; what a finite sample of pairs cannot show
 * @param term which of the field's terms the pair agrees on, or {@link FieldComparator#NO_TERM}
 * @param mostBits the most that the level may ever weigh, whatever is learnt
 */
public record Level(String name, double priorM, double floorU, int term, double mostBits) {

    static Level of(String name, double priorM, double floorU) {
        return of(name, priorM, floorU, FieldComparator.NO_TERM);
    }

    static Level of(String name, double priorM, double floorU, int term) {
        return new Level(name, priorM, floorU, term, Double.POSITIVE_INFINITY);
    }

    Level atMost(double bits) {
        return new Level(name, priorM, floorU, term, bits);
    }
}
