package io.fangpin.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.matching.domain.PersonIndex;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A department signs its file; what was tampered with, or signed for another month, is not taken. */
@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "matching"))
class SignedFeedTest {
    private static final String QUERY = "period=2026-03&division=421281000000";

    @Inject
    FieldCipher cipher;

    @Inject
    PersonIndex index;

    private final Desk desk = new Desk("root", "administrator");
    private final Someone person = Someone.anyPerson("欧阳海");
    private final String keyId = "key-" + UUID.randomUUID();
    private KeyPair keys;
    private byte[] file;

    @BeforeEach
    void register() throws GeneralSecurityException {
        try (KafkaProbe probe = new KafkaProbe()) {
            probe.say(Someone.household("h-" + person.personId(), 1, cipher, person));
            Await.until("indexed", () -> index.knows(cipher.hash(person.idNo())));
        }
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        file = ("身份证号,姓名,死亡日期\n" + person.idNo() + ",欧阳海,2026-02-11\n").getBytes(StandardCharsets.UTF_8);
        assertThat(registerKey(keyId, keys).status()).isEqualTo(201);
    }

    private Desk.Answer registerKey(String id, KeyPair pair) {
        return desk.post(
                "/sender-keys",
                "{\"keyId\":\"%s\",\"department\":\"%s\",\"publicKey\":\"%s\",\"validFrom\":\"2020-01-01\"}"
                        .formatted(
                                id,
                                department(),
                                Base64.getEncoder()
                                        .encodeToString(pair.getPublic().getEncoded())));
    }

    private static String department() {
        return io.fangpin.schemas.contracts.DatasetContracts.load()
                .find("deaths")
                .orElseThrow()
                .department();
    }

    private String signed(String period) throws GeneralSecurityException {
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(keys.getPrivate());
        signer.update(("fangpin-feed-v1\ndeaths\n" + period + "\n421281000000\n" + sha256 + "\n")
                .getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(signer.sign());
    }

    private String problem(Desk.Answer answer) {
        String type = answer.body().path("type").asText();
        return answer.status() + " " + type.substring(type.lastIndexOf('/') + 1);
    }

    @Test
    void aSignedFileIsTakenAndTheBatchTellsTheKey() throws GeneralSecurityException {
        var answer = desk.sendSigned("deaths", QUERY, keyId, signed("2026-03"), file);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        assertThat(desk.follow(answer.body().path("batchId").asText(), "COMPLETED")
                        .path("signatureKey")
                        .asText())
                .isEqualTo(keyId);
    }

    @Test
    void whatDoesNotFitIsNotTaken() throws GeneralSecurityException {
        assertThat(problem(desk.sendSigned("deaths", QUERY, keyId, signed("2026-02"), file)))
                .isEqualTo("422 signature-invalid");
        assertThat(problem(desk.sendSigned("deaths", QUERY, keyId, "AAAA", file)))
                .isEqualTo("422 signature-invalid");
        assertThat(problem(desk.sendSigned("deaths", QUERY, keyId, "not base64!", file)))
                .isEqualTo("422 signature-invalid");
        assertThat(problem(desk.sendSigned("deaths", QUERY, "nobody's", signed("2026-03"), file)))
                .isEqualTo("422 signature-key-unknown");
        String good = signed("2026-03");
        file[file.length - 2] ^= 1;
        assertThat(problem(desk.sendSigned("deaths", QUERY, keyId, good, file))).isEqualTo("422 signature-invalid");
    }

    @Test
    void aRevokedKeyCountsNoMoreAndItsIdIsNotGivenAgain() throws GeneralSecurityException {
        JsonNode revoked =
                desk.post("/sender-keys/" + keyId + "/revocation", "").body();
        assertThat(revoked.path("revokedAt").asText()).isNotBlank();
        assertThat(revoked.path("revokedName").asText())
                .isNotBlank()
                .isEqualTo(revoked.path("registeredName").asText());

        assertThat(problem(desk.sendSigned("deaths", QUERY, keyId, signed("2026-03"), file)))
                .isEqualTo("422 signature-key-unknown");
        assertThat(problem(registerKey(keyId, keys))).isEqualTo("409 key-id-taken");
        assertThat(new Desk("li")
                        .post("/sender-keys/" + keyId + "/revocation", "")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void onlyAnEd25519KeyIsAKey() throws GeneralSecurityException {
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();

        assertThat(problem(registerKey("key-" + UUID.randomUUID(), rsa))).isEqualTo("422 malformed-key");
    }
}
