package io.fangpin.risk.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.risk.Fixtures;
import io.fangpin.risk.domain.CompiledRulePack;
import io.fangpin.risk.domain.CompiledRulePack.Judgement;
import io.fangpin.risk.domain.CompiledRulePack.Unevaluated;
import io.fangpin.risk.domain.Profile;
import io.fangpin.risk.domain.Situation;
import io.fangpin.risk.rules.Faults.Fault;
import io.fangpin.risk.rules.RulePackCompiler.Compilation;
import io.fangpin.risk.rules.RulePackCompiler.Compilation.Compiled;
import io.fangpin.risk.rules.RulePackCompiler.Compilation.Refused;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.registry.IncomeBlock;
import io.fangpin.schemas.registry.MemberSnapshot;
import io.fangpin.schemas.registry.MemberSnapshot.MemberStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong rule is refused with its line, odd data has a stated result; nothing ever matches all households or none unseen. */
class BadInputTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final int CEL_LINE = 21;

    private final RulePackCompiler compiler = new RulePackCompiler(Fixtures.SHAPES);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "household.netIncomeFne > 0 | undefined field",
                "household.netIncomeFen > '0' | no matching overload",
                "houshold.netIncomeFen > 0 | undeclared reference",
                "facts.HOUSING_APPRAISAL.exists(f, true) | undefined field",
                "household.netIncomeFen | must yield BOOL",
                "household.netIncomeFen > | mismatched input",
                "{'a': 1}['a'] == 1 | rules cannot use MAP",
                "dyn(1) == dyn('a') | rules cannot use",
                "household.netIncomeFen > 1u | no matching overload",
                "timestamp('2026-01-01T00:00:00Z').getFullYear() == 2026 | rules cannot use",
                "household == household | records",
                "household.members == household.members | records",
                "numbers == numbers | rules cannot use",
                "type(1) == int | rules cannot use"
            })
    void anExpressionThatIsWrongOrNotKnownIsRefusedAtItsLine(String cel, String reason) {
        assertThat(refusals(pack(cel))).anySatisfy(fault -> {
            assertThat(fault.line()).isEqualTo(CEL_LINE);
            assertThat(fault.reason()).contains(reason);
        });
    }

    @Test
    void theDayWhoseNumbersApplyCannotDependOnNumbers() {
        String yaml =
                pack("true").replace("    level: YELLOW", "    numbersAt: string(numbers.LINE)\n    level: YELLOW");

        assertThat(refusals(yaml)).extracting(Fault::reason).anyMatch(reason -> reason.contains("numbersAt must not"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'REDD'",
                "today > '2026' ? 'RED' : 'yellow'",
                "today > '2026' ? (today > '2027' ? 'RED' : '') : 'YELLOW'",
                "'R' + 'ED'",
                "household.householdType"
            })
    void aLevelThatMayTurnOutToBeNoneIsRefused(String cel) {
        String yaml = pack("true").replace("    level: YELLOW", "    levelCel: \"" + cel + "\"");

        assertThat(refusals(yaml)).singleElement().satisfies(fault -> {
            assertThat(fault.reason()).contains("written as one of");
            assertThat(yaml.lines().toList().get(fault.line() - 1)).contains("levelCel");
        });
    }

    @Test
    void anExpressionThatIsTooLongOrTooDeepIsRefused() {
        String sum =
                String.join(" + ", IntStream.range(0, 5_000).mapToObj(i -> "1").toList());
        String deep = "(".repeat(1_000) + "true" + ")".repeat(1_000);

        assertThat(refusals(pack(sum + " > 0"))).isNotEmpty();
        assertThat(refusals(pack(deep))).isNotEmpty();
    }

    @Test
    void aLoopThatWouldNotEndInTimeEndsWithAnError() {
        String members =
                "household.members.exists(a, household.members.exists(b, household.members.exists(c, a.age + b.age"
                        + " + c.age < 0)))";

        assertThat(reasons(members, household(null, members(30)))).containsOnly("规则计算超出上限 / the rule takes too long");
    }

    @Test
    void aTextThatDoublesAndDoublesEndsWithAnError() {
        StringBuilder bomb = new StringBuilder("'x'");
        for (int i = 0; i < 25; i++) {
            bomb.insert(0, "[")
                    .append("].map(v")
                    .append(i)
                    .append(", v")
                    .append(i)
                    .append(" + v")
                    .append(i)
                    .append(")[0]");
        }

        assertThat(reasons("size(" + bomb + ") > 0", household(null, members(1))))
                .containsOnly("规则计算超出上限 / the rule takes too long");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "100 / household.netIncomeFen > 0 | 除数为零 / division by zero",
                "household.netIncomeFen % household.netIncomeFen == 0 | 除数为零 / division by zero",
                "household.netIncomeFen + 9223372036854775807 + 1 > 0 | 数值超出范围 / a number is out of range",
                "int(-9223372036854775808.0) < 0 | 数值超出范围 / a number is out of range",
                "daysBetween('2026-02-30', today) > 0 | 数据无法按所需类型读取 / a value cannot be read as what the rule needs",
                "household.monitoredCategory == 'X' | 缺少所需数据 / a value is missing"
            })
    void whatHasNoValueIsNotEvaluatedAndSaysWhy(String cel, String reason) {
        assertThat(reasons(cel, household(Fixtures.incomeOf2025(0), members(1))))
                .containsExactly(reason);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 500})
    void aHouseholdOfAnySizeIsJudgedByTheShippedRules(int size) {
        HouseholdSnapshot household = household(Fixtures.incomeOf2025(100), members(size));

        Judgement judgement = judge(Fixtures.PACK, household);

        assertThat(judgement.unevaluated()).isEmpty();
        assertThat(judgement.assessments())
                .extracting(assessment -> assessment.rule().code())
                .doesNotContain("R-LAB-1")
                .satisfies(codes -> assertThat(codes.contains("R-INC-1")).isEqualTo(size > 0));
    }

    @Test
    void aFactOfTheFutureAndAPersonNotYetBornMatchNothing() {
        Profile profile = Profile.empty("H")
                .with(household(null, List.of(Fixtures.member("P1", LocalDate.of(2030, 1, 1), MemberStatus.ACTIVE))))
                .orElseThrow()
                .with(Fixtures.SHAPES.known(Fixtures.selfPay("H", "P1", 2030, "1", 9_000_000)))
                .orElseThrow()
                .with(Fixtures.SHAPES.known(Fixtures.schooling("H", "P1", "1", "DROPPED_OUT")))
                .orElseThrow();

        Judgement judgement =
                Fixtures.PACK.judge(Situation.of(profile, TODAY).orElseThrow(), Fixtures.NUMBERS, rule -> true, false);

        assertThat(judgement.assessments())
                .extracting(assessment -> assessment.rule().code())
                .doesNotContain("R-MED-1", "R-MED-2", "R-EDU-1");
    }

    private List<String> reasons(String cel, HouseholdSnapshot household) {
        Judgement judgement = judge(compiled(pack(cel)), household);
        assertThat(judgement.assessments()).isEmpty();
        return judgement.unevaluated().stream().map(Unevaluated::reason).toList();
    }

    private static Judgement judge(CompiledRulePack pack, HouseholdSnapshot household) {
        Profile profile = Profile.empty("H").with(household).orElseThrow();
        return pack.judge(Situation.of(profile, TODAY).orElseThrow(), Fixtures.NUMBERS, rule -> true, false);
    }

    private CompiledRulePack compiled(String yaml) {
        return switch (compiler.compile(yaml)) {
            case Compiled compiled -> compiled.pack();
            case Refused refused -> throw new AssertionError(refused.faults().toString());
        };
    }

    private List<Fault> refusals(String yaml) {
        Compilation compilation = compiler.compile(yaml);
        return compilation instanceof Refused refused ? refused.faults() : List.of();
    }

    private static HouseholdSnapshot household(@Nullable IncomeBlock income, List<MemberSnapshot> members) {
        return Fixtures.household("H", 1, HouseholdType.ORDINARY, income, members.toArray(MemberSnapshot[]::new));
    }

    private static List<MemberSnapshot> members(int size) {
        return IntStream.rangeClosed(1, size)
                .mapToObj(i -> Fixtures.adult("P" + i))
                .toList();
    }

    private static String pack(String cel) {
        return """
                pack: test
                version: "1"
                region: "000000000000"
                parameters:
                  - {code: LINE, unit: fen}
                rules:
                  - code: R-1
                    version: "1"
                    titleZh: 试
                    titleEn: test
                    dimension: INCOME
                    scope: HOUSEHOLD
                    reads: [HOUSEHOLD]
                    riskFactor: OTHER
                    level: YELLOW
                    measure: only
                    period: "'-'"
                    sourceDocument: 试
                    clauses:
                      - name: only
                        cel: %s
                        textZh: 试
                        textEn: test
                """.formatted("\"" + cel + "\"");
    }
}
