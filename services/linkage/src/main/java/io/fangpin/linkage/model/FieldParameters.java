package io.fangpin.linkage.model;

import java.util.List;

/** The levels of a field, most alike first. */
public record FieldParameters(String field, List<LevelParameters> levels) {

    public FieldParameters {
        levels = List.copyOf(levels);
    }
}
