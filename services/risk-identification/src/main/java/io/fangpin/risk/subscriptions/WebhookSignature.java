package io.fangpin.risk.subscriptions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a receiver knows that a message is ours: HMAC-SHA256 over id, time and body, as Standard Webhooks 1.0 says
 * (standardwebhooks.com).
 */
public final class WebhookSignature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String SECRET = "whsec_";
    private static final String VERSION = "v1,";
    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private WebhookSignature() {}

    static String newSecret() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return SECRET + Base64.getEncoder().encodeToString(key);
    }

    /** Value of the header {@code webhook-signature}. */
    public static String of(String secret, String id, long epochSecond, String body) {
        try {
            byte[] key = Base64.getDecoder().decode(secret.substring(SECRET.length()));
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] signature = mac.doFinal((id + '.' + epochSecond + '.' + body).getBytes(UTF_8));
            return VERSION + Base64.getEncoder().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
