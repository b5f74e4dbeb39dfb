package io.fangpin.risk.rules.engine;

import java.util.ArrayList;
import java.util.List;

/** Codes of the policy numbers that a rule's expressions name, in the order of their first mention. */
public final class NumberCodes {
    private final List<String> codes = new ArrayList<>();

    /** Place of the code among the numbers of the rule. */
    public int indexOf(String code) {
        int known = codes.indexOf(code);
        if (known >= 0) {
            return known;
        }
        codes.add(code);
        return codes.size() - 1;
    }

    public List<String> inOrder() {
        return List.copyOf(codes);
    }
}
