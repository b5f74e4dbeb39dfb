package io.fangpin.matching;

import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.linkage.model.LinkageParameters;
import io.fangpin.matching.domain.ParametersInForce;
import io.fangpin.matching.domain.PersonIndex;
import io.fangpin.matching.domain.PersonMatcher;
import io.fangpin.matching.domain.PersonMatcher.Secrets;
import io.fangpin.matching.domain.Rulings;
import io.fangpin.schemas.contracts.DatasetContracts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Plain objects that the whole service shares. */
@ApplicationScoped
class Beans {
    @Produces
    @Singleton
    PersonIndex index(FieldCipher cipher) {
        return new PersonIndex(cipher::open);
    }

    /** Not shared: each thread that decides has its own. */
    @Produces
    @Dependent
    PersonMatcher matcher(PersonIndex index, Rulings rulings, ParametersInForce parameters, FieldCipher cipher) {
        return new PersonMatcher(index, rulings, parameters, new Secrets(cipher::open, cipher::hash));
    }

    @Produces
    @Singleton
    Rulings rulings() {
        return new Rulings();
    }

    /** To begin with: from a file where one is given, else those that ship with the engine; then what is published. */
    @Produces
    @Singleton
    ParametersInForce parameters(@ConfigProperty(name = "fangpin.matching.parameters") Optional<Path> first)
            throws IOException {
        return new ParametersInForce(
                first.isPresent()
                        ? LinkageParameters.fromJson(Files.readString(first.get()))
                        : LinkageParameters.residents());
    }

    @Produces
    @Singleton
    DatasetContracts contracts(@ConfigProperty(name = "fangpin.contracts-dir") Optional<Path> own) {
        return DatasetContracts.load(own);
    }
}
