package io.fangpin.risk.policy;

import io.fangpin.risk.domain.FactShapes;
import io.fangpin.risk.rules.RulePackCompiler;
import io.fangpin.schemas.contracts.DatasetContracts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The plain parts of this service that others inject. */
@ApplicationScoped
class PolicyBeans {
    @Produces
    @Singleton
    DatasetContracts contracts(@ConfigProperty(name = "fangpin.contracts-dir") Optional<Path> own) {
        return DatasetContracts.load(own);
    }

    @Produces
    @Singleton
    FactShapes shapes(DatasetContracts contracts) {
        return new FactShapes(contracts);
    }

    @Produces
    @Singleton
    RulePackCompiler compiler(FactShapes shapes) {
        return new RulePackCompiler(shapes);
    }

    @Produces
    @Singleton
    PolicyInForce inForce(RulePackCompiler compiler) {
        return new PolicyInForce(compiler);
    }
}
