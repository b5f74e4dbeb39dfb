package io.fangpin.matching.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Locale;

/** The form in which two spellings of a name are compared: width, case, spaces and middle dots do not count. */
public final class NameForm {
    /** Middle dots of names of minorities (买买提·吐尔逊) are typed in many ways. */
    private static final String DOTS = "·•・‧∙⋅●．.｡。●▪";

    private NameForm() {}

    public static String of(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC);
        StringBuilder kept = new StringBuilder(plain.length());
        plain.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && !isInvisible(c))
                .filter(c -> DOTS.indexOf(c) < 0)
                .forEach(kept::appendCodePoint);
        // Capitals, and letters that now stand side by side, may compose anew.
        return Normalizer.normalize(kept.toString().toUpperCase(Locale.ROOT), Normalizer.Form.NFKC);
    }

    /** 64 bits of the form's SHA-256: enough to tell a person's name from another when the ID number is the same. */
    public static long hash(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(of(name).getBytes(StandardCharsets.UTF_8));
            long hash = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                hash = hash << 8 | digest[i] & 0xff;
            }
            return hash;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isInvisible(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.FORMAT || type == Character.CONTROL;
    }
}
