package io.fangpin.schemas.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Columns that datasets share, so that no contract repeats them.
 *
 * @param person first columns of a dataset about persons
 * @param village first columns of a dataset about villages
 * @param closing last columns of every feed
 */
record CommonColumns(List<FieldContract> person, List<FieldContract> village, List<FieldContract> closing) {

    /** The contract with the shared columns around its own; a column that it defines itself takes the shared one's place. */
    DatasetContract around(DatasetContract contract) {
        DatasetContract.Subject subject = contract.subject();
        if (subject == null) {
            return contract;
        }
        List<FieldContract> opening = switch (subject) {
            case PERSON -> person;
            case VILLAGE -> village;
        };
        List<FieldContract> all = new ArrayList<>();
        opening.forEach(shared -> all.add(own(contract, shared).orElse(shared)));
        contract.fields().stream().filter(field -> !all.contains(field)).forEach(all::add);
        closing.stream().filter(shared -> own(contract, shared).isEmpty()).forEach(all::add);
        return contract.withFields(all);
    }

    private static Optional<FieldContract> own(DatasetContract contract, FieldContract shared) {
        return contract.field(shared.name());
    }
}
