package io.fangpin.matching.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids as {@link UUID#nameUUIDFromBytes} makes them, without looking for the algorithm each time; for one thread. */
final class NamedIds {
    private final MessageDigest md5 = md5();

    String named(String what) {
        byte[] digest = md5.digest(what.getBytes(StandardCharsets.UTF_8));
        digest[6] = (byte) (digest[6] & 0x0f | 0x30);
        digest[8] = (byte) (digest[8] & 0x3f | 0x80);
        ByteBuffer id = ByteBuffer.wrap(digest);
        return new UUID(id.getLong(), id.getLong()).toString();
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
