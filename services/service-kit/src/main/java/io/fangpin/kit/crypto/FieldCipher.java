package io.fangpin.kit.crypto;

import java.nio.ByteBuffer;
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

    private final Map<String, SecretKeySpec> keys;
    private final String activeKey;
    private final ThreadLocal<Cipher> cipher = ThreadLocal.withInitial(FieldCipher::newCipher);
    private final ThreadLocal<Mac> mac;
    private final ThreadLocal<SecureRandom> random = ThreadLocal.withInitial(SecureRandom::new);

    /** Keys are 32 bytes in Base64; {@code activeKey} names the one that seals, all of them open. */
    public FieldCipher(Map<String, String> base64Keys, String activeKey, String base64HashKey) {
        this.keys = new HashMap<>();
        base64Keys.forEach((id, key) -> keys.put(requireId(id), new SecretKeySpec(keyBytes(id, key), "AES")));
        this.activeKey = activeKey;
        if (!keys.containsKey(activeKey)) {
            throw new IllegalArgumentException("活动密钥不在密钥环中 / Active key is not in the key ring: " + activeKey);
        }
        SecretKeySpec hashKey = new SecretKeySpec(keyBytes("hash-key", base64HashKey), "HmacSHA256");
        this.mac = ThreadLocal.withInitial(() -> newMac(hashKey));
    }

    /** Seals with the active key; two seals of one text differ. */
    public String seal(String plain) {
        try {
            byte[] iv = new byte[IV_BYTES];
            random.get().nextBytes(iv);
            Cipher aes = cipher.get();
            aes.init(Cipher.ENCRYPT_MODE, key(activeKey), new GCMParameterSpec(TAG_BITS, iv));
            byte[] text = plain.getBytes(StandardCharsets.UTF_8);
            ByteBuffer sealed = ByteBuffer.allocate(IV_BYTES + aes.getOutputSize(text.length));
            sealed.put(iv);
            aes.doFinal(ByteBuffer.wrap(text), sealed);
            return VERSION + "." + activeKey + "." + base64Url(sealed.array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("无法加密 / Cannot seal", e);
        }
    }

    /** Opens what {@link #seal} wrote, whichever key of the ring sealed it; throws on tampering or an unknown key. */
    public String open(String sealed) {
        String[] parts = sealed.split("\\.", -1);
        if (parts.length != 3 || !VERSION.equals(parts[0])) {
            throw new IllegalArgumentException("不是密文 / Not a sealed field");
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(parts[2]);
            Cipher aes = cipher.get();
            aes.init(Cipher.DECRYPT_MODE, key(parts[1]), new GCMParameterSpec(TAG_BITS, bytes, 0, IV_BYTES));
            return new String(aes.doFinal(bytes, IV_BYTES, bytes.length - IV_BYTES), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("密文无法解开 / Sealed field cannot be opened", e);
        }
    }

    /** Keyed hash for equality and lookup, 43 characters of base64url; never reversible without the key. */
    public String hash(String plain) {
        return base64Url(mac.get().doFinal(plain.getBytes(StandardCharsets.UTF_8)));
    }

    /** True for text that {@link #seal} wrote with a key other than the active one, so a migration can seal it again. */
    public boolean isStale(String sealed) {
        return !sealed.startsWith(VERSION + "." + activeKey + ".");
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
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
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
