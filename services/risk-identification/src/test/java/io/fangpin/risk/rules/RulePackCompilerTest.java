package io.fangpin.risk.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.risk.Fixtures;
import io.fangpin.risk.policy.ShippedPolicy;
import io.fangpin.risk.rules.Faults.Fault;
import io.fangpin.risk.rules.RulePackCompiler.Compilation;
import io.fangpin.risk.rules.RulePackCompiler.Compilation.Compiled;
import io.fangpin.risk.rules.RulePackCompiler.Compilation.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulePackCompilerTest {
    private final RulePackCompiler compiler = new RulePackCompiler(Fixtures.SHAPES);

    @Test
    void theShippedPackDoesWhatItsExamplesSay() {
        Compilation compilation = compiler.compileAndProve(ShippedPolicy.packYaml());

        assertThat(compilation).isInstanceOf(Compiled.class);
        assertThat(((Compiled) compilation).pack().rules())
                .extracting(rule -> rule.code())
                .contains("R-MED-1", "R-MED-2", "R-MED-10", "R-EDU-1", "R-HOU-1", "R-INC-1", "R-SAF-2", "R-LAB-1");
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "fact.grade in ['C', 'D'] | fact.graed in ['C', 'D'] | undefined field 'graed'",
                "numbers.INCOME_LINE | numbers.INCOME_LIEN | undefined field 'INCOME_LIEN'",
                "cel: fact.only_dwelling | cel: fact.only_dwelling == 'D' | no matching overload",
                "cel: fact.only_dwelling | cel: fact.appraisal_date | must yield BOOL",
                "reads: [HOUSEHOLD, HOUSING_APPRAISAL] | reads: [HOUSEHOLD, HOUSING_APRAISAL] | unknown value",
                "titleZh: 唯一住房鉴定为C级或D级 | titelZh: 唯一住房鉴定为C级或D级 | unknown field: titelZh",
                "parameter: INCOME_LINE | parameter: INCOME_LIEN | undeclared number: INCOME_LIEN",
                "measure: belowLine | measure: belowline | measure must name a clause",
                "effect: PROPOSAL | effect: PROPOSALS | unknown value",
                "level: RED | level: GREEN | GREEN is no alert"
            })
    void refusesATypoAtItsLine(String right, String wrong, String reason) {
        String yaml = ShippedPolicy.packYaml().replace(right, wrong);
        int line = lineOf(yaml, wrong);

        List<Fault> faults = refusals(yaml);

        assertThat(faults).anySatisfy(fault -> {
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.reason()).contains(reason);
        });
    }

    @Test
    void refusesARuleThatDoesNotDoWhatItsExampleSays() {
        String yaml = ShippedPolicy.packYaml().replace("fact.grade in ['C', 'D']", "fact.grade in ['D']");

        assertThat(refusals(yaml)).singleElement().satisfies(fault -> {
            assertThat(fault.reason()).contains("唯一住房C级");
            assertThat(fault.line()).isEqualTo(lineOf(yaml, "- name: 唯一住房C级"));
        });
    }

    @Test
    void refusesATaskOfTheVillageForWhatIsNoEvent() {
        String yaml =
                ShippedPolicy.packYaml().replaceFirst("commonEvent: true\n    villageTask: true", "villageTask: true");

        assertThat(refusals(yaml)).singleElement().satisfies(fault -> {
            assertThat(fault.reason()).contains("villageTask is for alerts with commonEvent");
            assertThat(fault.line()).isEqualTo(lineOf(yaml, "- code: R-WAT-1"));
        });
    }

    @Test
    void refusesWhatIsNotYaml() {
        assertThat(refusals("rules:\n  - code: [")).isNotEmpty();
        assertThat(refusals("")).isNotEmpty();
    }

    private List<Fault> refusals(String yaml) {
        return ((Refused) compiler.compileAndProve(yaml)).faults();
    }

    private static int lineOf(String yaml, String text) {
        return (int) yaml.substring(0, yaml.indexOf(text)).lines().count()
                + (yaml.charAt(yaml.indexOf(text) - 1) == '\n' ? 1 : 0);
    }
}
