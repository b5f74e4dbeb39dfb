package io.fangpin.kit.security;

import io.fangpin.kit.problem.Problem;

/**
 * The divisions an actor may see: all whose 12-digit code starts with the prefix of the actor's own (2 province,
 * 4 prefecture, 6 county, 9 township, 12 village). Every query is scoped here and nowhere else.
 */
public final class DivisionScope {
    private static final int CODE_DIGITS = 12;
    private static final int[] LEVEL_DIGITS = {2, 4, 6, 9, CODE_DIGITS};
    private static final DivisionScope NOTHING = new DivisionScope("-");

    private final String prefix;

    private DivisionScope(String prefix) {
        this.prefix = prefix;
    }

    /** Scope of a division code; shorter codes are those of a higher level, twelve zeros are the whole country. */
    public static DivisionScope of(String code) {
        if (!code.matches("\\d{2,12}")) {
            return NOTHING;
        }
        String full = code + "0".repeat(CODE_DIGITS - code.length());
        int digits = 0;
        int from = 0;
        for (int level : LEVEL_DIGITS) {
            if (!full.substring(from, level).chars().allMatch(c -> c == '0')) {
                digits = level;
            }
            from = level;
        }
        return new DivisionScope(full.substring(0, digits));
    }

    /** For actors without a division: covers nothing. */
    public static DivisionScope nothing() {
        return NOTHING;
    }

    public boolean covers(String code) {
        return code.startsWith(prefix);
    }

    /** Refuses as if the thing did not exist, so that its existence is not leaked. */
    public void require(String code) {
        if (!covers(code)) {
            throw Problem.notFound("未找到 / Not found").asException();
        }
    }

    /** For {@code division like $1}; safe to bind, holds digits only. */
    public String likePattern() {
        return prefix + "%";
    }

    public String prefix() {
        return prefix;
    }

    @Override
    public String toString() {
        return likePattern();
    }
}
