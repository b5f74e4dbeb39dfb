package io.fangpin.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContracts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that contradict each other within a row. */
class OrderOfColumnsTest {
    private static final DatasetContracts CONTRACTS = DatasetContracts.load();
    private static final DatasetContract SETTLEMENTS =
            CONTRACTS.find("medical-settlements").orElseThrow();
    private static final DatasetContract POSTS = CONTRACTS.find("public-posts").orElseThrow();

    @ParameterizedTest
    @CsvSource({"30000,30000.01,1", "30000,30000,0", "30000,,0", "0,0.01,1"})
    void oneStayCostsNoMoreThanAllOfTheYear(String sum, String stay, int faults) {
        List<FieldError> errors = errors(
                SETTLEMENTS,
                Map.of("inpatient_self_pay_fen", sum, "largest_stay_self_pay_fen", stay == null ? "" : stay));

        assertThat(errors).hasSize(faults).allSatisfy(error -> {
            assertThat(error.field()).isEqualTo("largest_stay_self_pay_fen");
            assertThat(error.header()).isEqualTo("单次住院最高个人自付(元)");
            assertThat(error.code()).isEqualTo("ABOVE_OTHER");
            assertThat(error.reasonZh()).isEqualTo("大于住院累计个人自付(元)");
        });
    }

    @Test
    void nothingBeginsAfterItsEnd() {
        List<FieldError> errors = errors(POSTS, Map.of("start_date", "2026-07-01", "end_date", "2026-06-30"));

        assertThat(errors).extracting(FieldError::code).containsExactly("LATER_THAN_OTHER");
        assertThat(errors).extracting(FieldError::field).containsExactly("start_date");
    }

    @Test
    void theWrittenContractSaysIt() {
        assertThat(Template.words(SETTLEMENTS)).contains("不大于住院累计个人自付(元)");
        assertThat(Template.words(POSTS))
                .contains(
                        "不晚于" + POSTS.field("end_date").orElseThrow().headers().getFirst());
    }

    /** Of the contract's example row with other cells in it. */
    private static List<FieldError> errors(DatasetContract contract, Map<String, String> cells) {
        String csv = String.join(",", AnyFeed.headers(contract)) + "\n"
                + contract.fields().stream()
                        .map(field -> cells.getOrDefault(field.name(), field.exampleZh()))
                        .collect(Collectors.joining(","))
                + "\n";
        List<FieldError> errors = new ArrayList<>();
        for (Row row :
                AnyFeed.read(contract, csv.getBytes(StandardCharsets.UTF_8)).orElseThrow()) {
            if (row instanceof Row.Invalid invalid) {
                errors.addAll(invalid.errors());
            }
        }
        return errors;
    }
}
