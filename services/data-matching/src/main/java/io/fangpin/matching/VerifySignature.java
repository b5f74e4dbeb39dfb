package io.fangpin.matching;

import io.fangpin.kit.problem.Problem;
import io.fangpin.matching.domain.FeedSignature;
import io.fangpin.matching.domain.FeedSignature.SignedLetter;
import io.fangpin.matching.store.SenderKeys;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Use case: what a department signed is checked before it is taken; some departments must sign. */
@ApplicationScoped
public class VerifySignature {
    private final SenderKeys keys;
    private final Clock clock;
    private final List<String> signedDepartments;

    @Inject
    VerifySignature(
            SenderKeys keys,
            Clock clock,
            @ConfigProperty(name = "fangpin.matching.signed-departments") Optional<List<String>> signedDepartments) {
        this.keys = keys;
        this.clock = clock;
        this.signedDepartments = signedDepartments.orElse(List.of());
    }

    /** The signature of two headers, both there or both absent; a problem when it is none by its form. */
    public static Optional<FeedSignature> of(@Nullable String keyId, @Nullable String base64) {
        if (keyId == null && base64 == null) {
            return Optional.empty();
        }
        try {
            if (keyId != null && base64 != null) {
                return Optional.of(
                        new FeedSignature(keyId.strip(), Base64.getDecoder().decode(base64.strip())));
            }
        } catch (IllegalArgumentException notBase64) {
            throw invalid("不是 Base64 / not base64");
        }
        throw invalid("签名与密钥编号须同时给出 / signature and key id go together");
    }

    /** Refuses unsigned rows of a department that must sign. */
    public void requireUnlessVoluntary(String department) {
        if (signedDepartments.contains(department)) {
            throw Problem.of(422, "signature-required", "该部门报送须附数字签名 / This department must sign what it sends")
                    .asException();
        }
    }

    /** Fails with a problem unless the department's own key signed just this. */
    Uni<Void> verify(FeedSignature signature, SignedLetter letter, String department) {
        return keys.find(signature.keyId())
                .invoke(found -> {
                    var key = found.filter(one -> one.countsFor(department, LocalDate.now(clock)))
                            .orElseThrow(() -> Problem.of(
                                            422,
                                            "signature-key-unknown",
                                            "签名密钥未登记、不属于该部门或已失效 / The signing key is not registered, not this department's, or out of force")
                                    .asException());
                    if (!signature.fits(letter, key.publicKey())) {
                        throw invalid("与文件内容不符 / does not fit the file");
                    }
                })
                .replaceWithVoid();
    }

    private static RuntimeException invalid(String why) {
        return Problem.of(422, "signature-invalid", "数字签名无效 / The signature is not valid: " + why)
                .asException();
    }
}
