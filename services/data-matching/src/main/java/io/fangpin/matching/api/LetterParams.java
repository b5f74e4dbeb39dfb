package io.fangpin.matching.api;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a sender says beside the rows, for a resource method's {@code @BeanParam}.
 *
 * @param upload a finished upload that is the file, in place of a body
 * @param zeroReport there was nothing in the month (零报告)
 * @param signatureKey with {@code signature}: base64 of the Ed25519 signature of the file's letter
 */
public record LetterParams(
        @QueryParam("period") Optional<String> period,
        @QueryParam("division") Optional<String> division,
        @QueryParam("fileName") Optional<String> fileName,
        @QueryParam("upload") Optional<String> upload,
        @QueryParam("zeroReport") boolean zeroReport,
        @HeaderParam("Feed-Signature-Key") @Nullable String signatureKey,
        @HeaderParam("Feed-Signature") @Nullable String signature) {}
