package io.fangpin.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.schemas.contracts.FieldContract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateTest {
    @TempDir
    private Path folder;

    static Stream<DatasetContract> everyContract() {
        DatasetContracts contracts = DatasetContracts.load();
        return Stream.concat(contracts.feeds().stream(), Stream.of(contracts.registration()));
    }

    @ParameterizedTest
    @MethodSource("everyContract")
    void theExampleRowOfEveryTemplateIsARowTheDatasetTakes(DatasetContract contract) throws IOException {
        Path csv = Files.write(folder.resolve("a.csv"), Template.csv(contract));
        Path xlsx = Files.write(folder.resolve("a.xlsx"), Template.xlsx(contract));

        assertThat(onlyRow(csv, contract)).isEqualTo(onlyRow(xlsx, contract)).isInstanceOf(Row.Valid.class);
    }

    @ParameterizedTest
    @MethodSource("everyContract")
    void theWorkbookListsEveryCodeAndExplainsEveryColumn(DatasetContract contract) throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(Template.xlsx(contract)))) {
            List<Sheet> sheets = book.getSheets().toList();

            assertThat(sheets).extracting(Sheet::getName).containsExactly("数据", "代码", "说明");
            assertThat(column(sheets.get(1), 2))
                    .containsAll(contract.fields().stream()
                            .filter(field -> field.codes() != null)
                            .flatMap(field -> field.codes().values().stream())
                            .toList());
            assertThat(column(sheets.get(2), 0)).containsAll(headers(contract));
        }
    }

    @ParameterizedTest
    @MethodSource("everyContract")
    void theWrittenContractNamesEveryColumnAndEverySpellingOfACode(DatasetContract contract) {
        String words = Template.words(contract);

        assertThat(words).contains(contract.titleZh()).contains(headers(contract));
        contract.fields().stream()
                .filter(field -> field.codes() != null)
                .forEach(field -> assertThat(words)
                        .contains(ContractWords.spellings(field).values()));
    }

    @Test
    void theWrittenContractAndTheWorkbookTellHowManyRowsAreExpected() throws IOException {
        DatasetContract deaths = DatasetContracts.load().find("deaths").orElseThrow();
        DatasetContract births = DatasetContracts.load().find("births").orElseThrow();

        assertThat(Template.words(deaths)).contains("| 预期行数 | 每周每千名登记人口不少于 0.05 行；");
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(Template.xlsx(deaths)))) {
            assertThat(column(book.getSheets().toList().get(2), 0)).contains("预期行数");
        }
        assertThat(Template.words(births)).as("nobody knows a figure").doesNotContain("预期行数");
    }

    private static List<String> headers(DatasetContract contract) {
        return contract.fields().stream()
                .map(FieldContract::headers)
                .map(List::getFirst)
                .toList();
    }

    private static List<String> column(Sheet sheet, int column) throws IOException {
        try (Stream<org.dhatim.fastexcel.reader.Row> rows = sheet.openStream()) {
            return rows.map(row -> row.getCellCount() > column ? row.getCellText(column) : "")
                    .toList();
        }
    }

    private static Row onlyRow(Path file, DatasetContract contract) {
        try (RowSource rows = TabularReader.open(file, contract, Limits.standard())) {
            Row row = rows.next();
            assertThat(rows.hasNext()).isFalse();
            return row instanceof Row.Valid valid ? new Row.Valid(2, valid.values(), "") : row;
        }
    }
}
