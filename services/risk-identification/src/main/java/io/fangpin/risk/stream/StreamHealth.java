package io.fangpin.risk.stream;

import io.fangpin.risk.policy.PolicyReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the policy is known and the stream runs; alive unless the stream has failed for good. */
@ApplicationScoped
class StreamHealth {
    @Produces
    @Readiness
    HealthCheck ready(PolicyReader policy, RiskStream stream) {
        return () -> HealthCheckResponse.named("risk-stream")
                .withData("policyLoaded", policy.loaded())
                .withData("running", stream.running())
                .status(policy.loaded() && stream.running())
                .build();
    }

    @Produces
    @Liveness
    HealthCheck alive(RiskStream stream) {
        return () -> HealthCheckResponse.named("risk-stream")
                .status(!stream.failed())
                .build();
    }
}
