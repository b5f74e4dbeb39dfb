package io.fangpin.matching.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** 128 bits of the keyed hash of an ID number: far fewer bytes than its text, and no two persons share them. */
record IdKey(long high, long low) {
    private static final int HASH_TEXT_LENGTH = 43;

    static IdKey of(String idNoHash) {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(idNoHash));
        return new IdKey(bytes.getLong(), bytes.getLong());
    }

    private static byte[] bytes(String idNoHash) {
        if (idNoHash.length() == HASH_TEXT_LENGTH) {
            try {
                return Base64.getUrlDecoder().decode(idNoHash);
            } catch (IllegalArgumentException notBase64) {
                return digest(idNoHash);
            }
        }
        return digest(idNoHash);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
