package io.fangpin.matching;

import io.fangpin.matching.domain.PersonIndex;
import io.fangpin.schemas.contracts.DatasetContracts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Plain objects that the whole service shares. */
@ApplicationScoped
class Beans {
    @Produces
    @Singleton
    PersonIndex index() {
        return new PersonIndex();
    }

    @Produces
    @Singleton
    DatasetContracts contracts(@ConfigProperty(name = "fangpin.contracts-dir") Optional<Path> own) {
        return DatasetContracts.load(own);
    }
}
