package io.fangpin.matching.domain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * A sender's detached signature (Ed25519, RFC 8032) of a file: of its letter, the lines {@code fangpin-feed-v1}, dataset,
 * period, division and the file's SHA-256 in hexadecimal, each with a line feed. So a signed file cannot be passed off as
 * another month's.
 *
 * @param keyId which of the sender's keys
 */
public record FeedSignature(String keyId, byte[] signature) {
    private static final String ALGORITHM = "Ed25519";

    /** What is signed beside the file itself. */
    public record SignedLetter(String dataset, String period, String divisionCode, String sha256) {
        byte[] bytes() {
            return String.join("\n", "fangpin-feed-v1", dataset, period, divisionCode, sha256, "")
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    /** @param publicKey as {@link #publicKey} checked it */
    public boolean fits(SignedLetter letter, byte[] publicKey) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(decoded(publicKey));
            verifier.update(letter.bytes());
            return verifier.verify(signature);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (GeneralSecurityException e) {
            // Not even a signature by its form.
            return false;
        }
    }

    /** The key in a PEM text or bare base64; an IllegalArgumentException when it is no Ed25519 public key. */
    public static byte[] publicKey(String pem) {
        String base64 = pem.replaceAll("-----(BEGIN|END) PUBLIC KEY-----", "").replaceAll("\\s", "");
        try {
            byte[] key = Base64.getDecoder().decode(base64);
            return decoded(key).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not an Ed25519 public key", e);
        }
    }

    private static PublicKey decoded(byte[] key) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(key));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeedSignature that
                && keyId.equals(that.keyId)
                && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return 31 * keyId.hashCode() + Arrays.hashCode(signature);
    }

    @Override
    public String toString() {
        return "FeedSignature[" + keyId + "]";
    }
}
