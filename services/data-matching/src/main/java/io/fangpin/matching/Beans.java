package io.fangpin.matching;

import io.fangpin.matching.domain.PersonIndex;
import io.fangpin.schemas.contracts.DatasetContracts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

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
    DatasetContracts contracts() {
        return DatasetContracts.load();
    }
}
