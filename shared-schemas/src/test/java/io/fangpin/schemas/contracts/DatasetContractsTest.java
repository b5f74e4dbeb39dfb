package io.fangpin.schemas.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fangpin.schemas.contracts.DatasetContract.Cadence;
import io.fangpin.schemas.contracts.DatasetContract.Consent;
import io.fangpin.schemas.matching.FactKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetContractsTest {

    private final DatasetContracts contracts = DatasetContracts.load();

    @Test
    void thereIsAContractForEachOfTheTwentyFeeds() {
        assertThat(contracts.feeds())
                .extracting(DatasetContract::feedCode)
                .containsAll(IntStream.rangeClosed(1, 20)
                        .mapToObj(n -> String.format(Locale.ROOT, "F%02d", n))
                        .toList());
    }

    @Test
    void everyFeedYieldsAFactUnderANaturalKeyAndSaysHowItIsToBeTreated() {
        assertThat(contracts.feeds()).allSatisfy(contract -> {
            assertThat(new FactKind(String.valueOf(contract.factKind()))).isNotNull();
            assertThat(contract.naturalKey()).isNotEmpty();
            assertThat(contract.sign()).isNotNull();
            assertThat(contract.sensitivity()).isNotNull();
            assertThat(contract.fields()).extracting(FieldContract::name).endsWith("operation", "data_nature");
        });
    }

    @Test
    void rowsAboutPersonsBeginWithWhoTheyAreAboutAndRowsAboutVillagesWithWhich() {
        assertThat(contracts.find("medical-settlements").orElseThrow().fields())
                .extracting(FieldContract::name)
                .startsWith("id_no", "name", "birth_date", "division_code", "phone");
        assertThat(contracts.find("water-supply").orElseThrow().fields())
                .extracting(FieldContract::name)
                .startsWith("division_code")
                .doesNotContain("id_no");
    }

    @Test
    void assetsAreAskedForOnlyWithTheConsentOfEachAdult() {
        assertThat(contracts.feeds().stream()
                        .filter(contract -> contract.cadence() == Cadence.ON_CONSENT)
                        .map(DatasetContract::consent))
                .isNotEmpty()
                .containsOnly(Consent.EACH_ADULT);
    }

    @Test
    void aHotlineCaseMayNameNobody() {
        assertThat(contracts
                        .find("petitions")
                        .orElseThrow()
                        .field("id_no")
                        .orElseThrow()
                        .required())
                .isFalse();
    }

    @Test
    void aDeploymentAddsADatasetByAFile(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("gas.yaml"), """
                dataset: gas-arrears
                feedCode: F21
                titleZh: 燃气欠费
                titleEn: Gas arrears
                department: GAS
                subject: PERSON
                cadence: MONTHLY
                sign: RISK
                sensitivity: PERSONAL
                consent: NONE
                naturalKey: [id_no, meter]
                factKind: GAS_ARREARS
                fields:
                  - {name: meter, type: TEXT, headers: [表号], required: true, sensitive: false, exampleZh: "1"}
                """);

        DatasetContract added =
                DatasetContracts.load(Optional.of(folder)).find("gas-arrears").orElseThrow();

        assertThat(added.fields())
                .extracting(FieldContract::name)
                .containsExactly(
                        "id_no",
                        "name",
                        "birth_date",
                        "division_code",
                        "phone",
                        "sex",
                        "household_no",
                        "relation_to_head",
                        "meter",
                        "operation",
                        "data_nature");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            naturalKey: [id_no, metre]      | unknown field, metre
            naturalKey: [id_no], cadense: 1 | cadense
            fields: [{name: a, type: TEXT, headers: [姓名], required: true, sensitive: false, exampleZh: x}] | 姓名
            fields: [{name: a, type: DATE, headers: [甲], notAbove: name, required: true, sensitive: false, exampleZh: x}] | a: notAbove
            fields: [{name: a, type: DATE, headers: [甲], notAbove: a, required: true, sensitive: false, exampleZh: x}] | a: notAbove
            expectedRows: {}                                                | states no perThousandPersons
            expectedRows: {perThousandPersons: {}}                          | neither least nor most
            expectedRows: {perThousandPersons: {least: 5, most: 4}}         | least is more than most
            expectedRows: {perThousandPersons: {least: -1}}                 | least must be above 0
            expectedRows: {perThousandPersons: {least: 0, most: 4}}         | least must be above 0
            expectedRows: {perThousandPersons: {most: 0}}                   | most must be above 0
            expectedRows: {perThousandPersons: {least: 1, most: 1e30}}      | most must be above 0 and at most 100000
            expectedRows: {perThousandPersons: {least: many}}               | many
            expectedRows: {perHousehold: {least: 1}}                        | perHousehold
            """)
    void aContractThatContradictsItselfIsRefusedWithTheFileAndTheReason(
            String wrong, String reason, @TempDir Path folder) throws IOException {
        String contract = "{dataset: gas, feedCode: F21, titleZh: x, titleEn: x, department: GAS, subject: PERSON,"
                + " cadence: MONTHLY, sign: RISK, sensitivity: PERSONAL, consent: NONE, factKind: GAS, "
                + (wrong.contains("naturalKey") ? "" : "naturalKey: [id_no], ")
                + (wrong.contains("fields") ? "" : "fields: [], ")
                + wrong + "}";
        Files.writeString(folder.resolve("gas.yaml"), contract);

        assertThatThrownBy(() -> DatasetContracts.load(Optional.of(folder)))
                .isInstanceOf(MalformedContract.class)
                .hasMessageContainingAll("gas.yaml", reason);
    }

    @Test
    void whatIsAskedForCaseByCaseHasNoExpectedSize(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("cars.yaml"), """
                {dataset: cars, feedCode: F21, titleZh: x, titleEn: x, department: POLICE, subject: PERSON,
                 cadence: ON_CONSENT, sign: RISK, sensitivity: FINANCIAL, consent: EACH_ADULT, factKind: CARS,
                 naturalKey: [], fields: [], expectedRows: {perThousandPersons: {least: 1}}}
                """);

        assertThatThrownBy(() -> DatasetContracts.load(Optional.of(folder)))
                .isInstanceOf(MalformedContract.class)
                .hasMessageContainingAll("cars.yaml", "case by case");
    }

    @Test
    void aRowAboutAVillageCannotNeedConsent(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("wells.yaml"), """
                {dataset: wells, feedCode: F21, titleZh: x, titleEn: x, department: WATER, subject: VILLAGE,
                 cadence: MONTHLY, sign: RISK, sensitivity: GENERAL, consent: EACH_ADULT, factKind: WELLS,
                 naturalKey: [], fields: []}
                """);

        assertThatThrownBy(() -> DatasetContracts.load(Optional.of(folder)))
                .isInstanceOf(MalformedContract.class)
                .hasMessageContainingAll("wells.yaml", "consent");
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
