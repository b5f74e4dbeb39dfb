package io.fangpin.risk.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.risk.Fixtures;
import io.fangpin.risk.domain.RuleDefinition;
import io.fangpin.risk.domain.RuleDefinition.Effect;
import io.fangpin.risk.domain.RuleDefinition.Words;
import io.fangpin.risk.domain.Suppression;
import io.fangpin.risk.policy.ShippedPolicy;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleCatalogueTest {
    /** What a household's measures cost; no rule uses it. */
    private static final String FOR_ESTIMATES = "COST_";

    private static final Path PAGE = Path.of("../../docs/rules.md");

    @Test
    void thePageSaysWhatIsShipped() throws IOException {
        String page = RuleCatalogue.ofWhatIsShipped();
        if (Boolean.getBoolean("fangpin.docs.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(page).isEqualTo(Files.readString(PAGE));
    }

    @Test
    void everyRuleOfTheDomainIsShipped() {
        Stream<String> rules = Stream.of(
                        numbered("R-INC-", 3),
                        numbered("R-MED-", 10),
                        numbered("R-EDU-", 3),
                        numbered("R-HOU-", 2),
                        numbered("R-WAT-", 4),
                        numbered("R-DIS-", 2),
                        numbered("R-JOB-", 2),
                        numbered("R-SAF-", 2),
                        Stream.of("R-ACC-1", "R-NAT-1", "R-IND-1", "R-DEB-1", "R-LAB-1", "R-HOT-1", "R-REP-1"))
                .flatMap(codes -> codes);

        assertThat(codes(Effect.ALERT, Effect.WATCH)).containsAll(rules.toList());
        assertThat(codes(Effect.REVIEW_REASON))
                .containsExactlyInAnyOrder(
                        "X-CAR",
                        "X-HOUSE",
                        "X-BIZ",
                        "X-PAYROLL",
                        "X-DEPOSIT",
                        "X-CADRE-KIN",
                        "X-CHILD",
                        "X-DEAD",
                        "X-DUP",
                        "X-EMPTY");
    }

    /** DOMAIN 4.6 */
    @Test
    void whatMustNeverBeSuppressedSaysSo() {
        assertThat(Fixtures.PACK.rules().stream()
                        .filter(RuleDefinition::neverSuppressed)
                        .map(RuleDefinition::code))
                .containsExactlyInAnyOrder("R-EDU-1", "R-HOU-2", "R-WAT-4", "R-REP-1");
        assertThat(Fixtures.PACK.declares(Suppression.DAYS)).isTrue();
    }

    @Test
    void everyNumberThatARuleMayUseIsInForceTodayWithItsUnitAndWaitsForConfirmation() {
        LocalDate today = LocalDate.of(2026, 6, 1);

        assertThat(pack().parameters())
                .allSatisfy((code, unit) -> assertThat(Fixtures.NUMBERS.find(code, Fixtures.VILLAGE, today))
                        .hasValueSatisfying(number -> assertThat(number.unit()).isEqualTo(unit)));
        assertThat(ShippedPolicy.numbers()).noneMatch(PolicyNumber::confirmed);
        assertThat(ShippedPolicy.numbers().stream()
                        .map(PolicyNumber::code)
                        .filter(code -> !code.startsWith(FOR_ESTIMATES))
                        .collect(Collectors.toSet()))
                .isEqualTo(new TreeSet<>(pack().parameters().keySet()));
    }

    @Test
    void everyCodeThatAnExplanationMayShowHasWords() {
        RuleDefinition dropout = Fixtures.PACK.rules().stream()
                .filter(rule -> rule.code().equals("R-EDU-1"))
                .findFirst()
                .orElseThrow();

        // The pack has words for what it alerts about, the dataset for the rest.
        assertThat(dropout.measured().orElseThrow().words())
                .containsEntry("DROPPED_OUT", new Words("辍学", "dropped out"))
                .containsEntry("ENROLLED", new Words("在校", "enrolled"));
    }

    private static List<String> codes(Effect... effects) {
        return Fixtures.PACK.rules().stream()
                .filter(rule -> List.of(effects).contains(rule.effect()))
                .map(RuleDefinition::code)
                .toList();
    }

    private static PackSource pack() {
        return PackSource.read(ShippedPolicy.packYaml(), Fixtures.SHAPES.kinds(), new Faults())
                .orElseThrow();
    }

    private static Stream<String> numbered(String prefix, int last) {
        return IntStream.rangeClosed(1, last).mapToObj(number -> prefix + number);
    }
}
