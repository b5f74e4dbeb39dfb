package io.fangpin.assistance.api;

import io.fangpin.assistance.domain.Decision.Refused;
import io.fangpin.kit.problem.Problem;
import java.util.Map;
import java.util.Optional;

/** A refusal as a problem document: 409 out of place, 403 not this person, 422 a rule or the form says no. */
final class Refusals {

    private Refusals() {}

    static void raise(Optional<Refused> refusal) {
        refusal.ifPresent(refused -> {
            throw problem(refused).asException();
        });
    }

    static Problem problem(Refused refused) {
        int status = switch (refused.kind()) {
            case STATE -> 409;
            case ROLE -> 403;
            case RULE -> 422;
        };
        Problem problem = Problem.of(status, refused.code(), refused.reasonZh() + " / " + refused.reasonEn())
                .with("reasonZh", refused.reasonZh())
                .with("reasonEn", refused.reasonEn());
        for (Map.Entry<String, Object> detail : refused.details().entrySet()) {
            problem = problem.with(detail.getKey(), detail.getValue());
        }
        return problem;
    }
}
