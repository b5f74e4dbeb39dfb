package io.fangpin.schemas.contracts;

import io.fangpin.schemas.contracts.FieldContract.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Columns that datasets share, so that no contract repeats them.
 *
 * @param person first columns of a dataset about persons
 * @param village first columns of a dataset about villages
 * @param closing last columns of every feed
 */
record CommonColumns(List<FieldContract> person, List<FieldContract> village, List<FieldContract> closing) {

    CommonColumns {
        person = each(person, Part.SUBJECT);
        village = each(village, Part.SUBJECT);
        closing = each(closing, Part.STEERING);
    }

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
        opening.forEach(shared -> all.add(ownOr(shared, contract)));
        contract.fields().stream()
                .filter(field -> Stream.concat(opening.stream(), closing.stream())
                        .noneMatch(shared -> shared.name().equals(field.name())))
                .forEach(all::add);
        closing.forEach(shared -> all.add(ownOr(shared, contract)));
        return contract.withFields(all);
    }

    private static FieldContract ownOr(FieldContract shared, DatasetContract contract) {
        return contract.field(shared.name())
                .map(own -> own.withPart(shared.part()))
                .orElse(shared);
    }

    private static List<FieldContract> each(List<FieldContract> columns, Part part) {
        return columns.stream().map(column -> column.withPart(part)).toList();
    }
}
