package io.fangpin.kit.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals personal fields with AES-256-GCM ({@code fp1.<keyId>.<base64url(iv|ciphertext|tag)>}) and hashes them with keyed
 * HMAC-SHA256 for equality; plain Java, thread-safe, no container needed.
 */
public final class FieldCipher {
    private static final String VERSION = "fp1";
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final Map<String, SecretKeySpec> keys;
    private final String sealedPrefix;
    private final ThreadLocal<Tools> tools;

    /** Keys are 32 bytes in Base64; {@code activeKey} names the one that seals, all of them open. */
    public FieldCipher(Map<String, String> base64Keys, String activeKey, String base64HashKey) {
        this.keys = new HashMap<>();
        base64Keys.forEach((id, key) -> keys.put(requireId(id), new SecretKeySpec(keyBytes(id, key), "AES")));
        if (!keys.containsKey(activeKey)) {
            throw new IllegalArgumentException("活动密钥不在密钥环中 / Active key is not in the key ring: " + activeKey);
        }
        SecretKeySpec hashKey = new SecretKeySpec(keyBytes("hash-key", base64HashKey), "HmacSHA256");
        this.sealedPrefix = VERSION + "." + activeKey + ".";
        SecretKeySpec sealingKey = key(activeKey);
        this.tools = ThreadLocal.withInitial(() -> new Tools(sealingKey, hashKey));
    }

    /** What one thread works with: making a cipher, a MAC or a random number anew for each field costs more than the field. */
    private static final class Tools {
        private static final int NUMBERS_AT_ONCE = 256;

        final Cipher sealing = newCipher();
        final Cipher opening = newCipher();
        final SecretKeySpec sealingKey;
        final Mac mac;
        private final byte[] numbers = new byte[IV_BYTES * NUMBERS_AT_ONCE];
        private final SecureRandom random = new SecureRandom();
        private int used = numbers.length;

        Tools(SecretKeySpec sealingKey, SecretKeySpec hashKey) {
            this.sealingKey = sealingKey;
            this.mac = newMac(hashKey);
        }

        /** Writes twelve random bytes, none of them used before. */
        void freshIv(byte[] target) {
            if (used == numbers.length) {
                random.nextBytes(numbers);
                used = 0;
            }
            System.arraycopy(numbers, used, target, 0, IV_BYTES);
            used += IV_BYTES;
        }
    }

    /** Seals with the active key; two seals of one text differ. */
    public String seal(String plain) {
        try {
            Tools with = tools.get();
            byte[] text = plain.getBytes(StandardCharsets.UTF_8);
            byte[] sealed = new byte[IV_BYTES + text.length + TAG_BITS / Byte.SIZE];
            with.freshIv(sealed);
            with.sealing.init(
                    Cipher.ENCRYPT_MODE, with.sealingKey, new GCMParameterSpec(TAG_BITS, sealed, 0, IV_BYTES));
            with.sealing.doFinal(text, 0, text.length, sealed, IV_BYTES);
            return sealedPrefix.concat(base64Url(sealed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("无法加密 / Cannot seal", e);
        }
    }

    /** Opens what {@link #seal} wrote, whichever key of the ring sealed it; throws on tampering or an unknown key. */
    public String open(String sealed) {
        int afterVersion = sealed.indexOf('.');
        int afterKey = sealed.lastIndexOf('.');
        if (afterVersion != VERSION.length() || afterKey <= afterVersion || !sealed.startsWith(VERSION)) {
            throw new IllegalArgumentException("不是密文 / Not a sealed field");
        }
        try {
            byte[] bytes =
                    Base64.getUrlDecoder().decode(sealed.substring(afterKey + 1).getBytes(StandardCharsets.ISO_8859_1));
            Cipher aes = tools.get().opening;
            SecretKeySpec key = key(sealed.substring(afterVersion + 1, afterKey));
            aes.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, bytes, 0, IV_BYTES));
            return new String(aes.doFinal(bytes, IV_BYTES, bytes.length - IV_BYTES), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("密文无法解开 / Sealed field cannot be opened", e);
        }
    }

    /** Keyed hash for equality and lookup, 43 characters of base64url; never reversible without the key. */
    public String hash(String plain) {
        return base64Url(tools.get().mac.doFinal(plain.getBytes(StandardCharsets.UTF_8)));
    }

    /** True for text that {@link #seal} wrote with a key other than the active one, so a migration can seal it again. */
    public boolean isStale(String sealed) {
        return !sealed.startsWith(sealedPrefix);
    }

    private SecretKeySpec key(String id) {
        SecretKeySpec key = keys.get(id);
        if (key == null) {
            throw new IllegalArgumentException("未知密钥 / Unknown key: " + id);
        }
        return key;
    }

    private static String requireId(String id) {
        if (!id.matches("[A-Za-z0-9_-]{1,32}")) {
            throw new IllegalArgumentException("密钥编号不合规 / Bad key id: " + id);
        }
        return id;
    }

    private static byte[] keyBytes(String id, String base64) {
        byte[] bytes = Base64.getDecoder().decode(Objects.requireNonNull(base64).trim());
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("密钥须为 32 字节的 Base64 / Key must be 32 bytes in Base64: " + id);
        }
        return bytes;
    }

    private static String base64Url(byte[] bytes) {
        return new String(TEXT.encode(bytes), StandardCharsets.ISO_8859_1);
    }

    private static Cipher newCipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Mac newMac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
