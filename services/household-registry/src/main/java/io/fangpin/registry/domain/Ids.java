package io.fangpin.registry.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids that follow from the national numbers, so that the same registration sent twice is the same household. */
public final class Ids {

    private static final UUID NAMESPACE = UUID.fromString("6f0d7c1e-5b1a-5e0c-9a53-2f6b0c6d1a01");

    private Ids() {}

    public static String household(String householdNo) {
        return of("household:" + householdNo);
    }

    public static String person(String personNo) {
        return of("person:" + personNo);
    }

    /** For people without a national person number. */
    public static String personOfIdNo(String idNoHash) {
        return of("id:" + idNoHash);
    }

    /** A UUID of version 5 (RFC 9562) of the text. */
    public static String of(String text) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16)
                    .putLong(NAMESPACE.getMostSignificantBits())
                    .putLong(NAMESPACE.getLeastSignificantBits())
                    .array());
            ByteBuffer digest = ByteBuffer.wrap(sha1.digest(text.getBytes(StandardCharsets.UTF_8)));
            long high = (digest.getLong() & 0xffffffffffff0fffL) | 0x5000L;
            long low = (digest.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
            return new UUID(high, low).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
