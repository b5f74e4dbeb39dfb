package io.fangpin.linkage.config;

import java.util.List;

/**
 * Persons who share all parts are candidates for each other.
 *
 * @param pass keys of pass 2 are asked only when pass 1 left doubt
 * @param cap a block with more persons is split by the parts of {@code refine}, or skipped when there are none
 */
public record BlockingKey(String name, int pass, int cap, List<KeyPart> parts, List<KeyPart> refine) {

    public BlockingKey {
        parts = List.copyOf(parts);
        refine = refine == null ? List.of() : List.copyOf(refine);
    }

    /** One field's part in a key. */
    public record KeyPart(String field, KeyForm form) {}
}
