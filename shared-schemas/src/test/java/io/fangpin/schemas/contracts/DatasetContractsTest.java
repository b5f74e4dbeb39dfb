package io.fangpin.schemas.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.schemas.matching.FactKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetContractsTest {

    private final DatasetContracts contracts = DatasetContracts.load();

    @Test
    void everyFeedYieldsAKnownKindOfFactUnderANaturalKeyOfItsOwnFields() {
        assertThat(contracts.feeds()).hasSize(5).allSatisfy(contract -> {
            assertThat(FactKind.valueOf(String.valueOf(contract.factKind()))).isNotNull();
            assertThat(contract.naturalKey())
                    .isNotEmpty()
                    .allSatisfy(key -> assertThat(contract.field(key)).isPresent());
        });
    }

    @Test
    void everyHeaderOfADatasetNamesOneField() {
        for (DatasetContract contract : contracts.feeds()) {
            List<String> headers = new ArrayList<>();
            contract.fields().forEach(field -> headers.addAll(field.headers()));

            assertThat(headers).as(contract.dataset()).doesNotHaveDuplicates();
        }
    }

    @Test
    void aCodeFieldAcceptsItsOwnCodes() {
        contracts.registration().fields().stream()
                .filter(field -> field.codes() != null)
                .forEach(field -> assertThat(field.codes().keySet())
                        .as(field.name())
                        .containsAll(field.codes().values()));
    }
}
