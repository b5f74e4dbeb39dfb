package io.fangpin.schemas.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.schemas.matching.FactKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetContractsTest {

    private static final String[] FACT_KINDS =
            Arrays.stream(FactKind.values()).map(Enum::name).toArray(String[]::new);

    private final DatasetContracts contracts = DatasetContracts.load();

    @Test
    void everyFeedYieldsAKnownKindOfFactUnderANaturalKeyOfItsOwnFields() {
        assertThat(contracts.feeds()).hasSize(5).allSatisfy(contract -> {
            assertThat(contract.factKind()).isIn((Object[]) FACT_KINDS);
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
