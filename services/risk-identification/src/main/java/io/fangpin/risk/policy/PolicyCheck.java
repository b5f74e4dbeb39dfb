package io.fangpin.risk.policy;

import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.problem.Problem.FieldError;
import io.fangpin.risk.domain.PolicyNumbers;
import io.fangpin.risk.rules.RulePackCompiler;
import io.fangpin.risk.rules.RulePackCompiler.Compilation.Compiled;
import io.fangpin.risk.rules.RulePackCompiler.Compilation.Refused;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Refuses rules and numbers that cannot be used, with what is wrong and where. */
@ApplicationScoped
public class PolicyCheck {
    private final RulePackCompiler compiler;
    private final Clock clock;

    @Inject
    public PolicyCheck(RulePackCompiler compiler, Clock clock) {
        this.compiler = compiler;
        this.clock = clock;
    }

    /** Compiles a pack and runs its examples; refused with line and reason. */
    public Compiled pack(String yaml, Predicate<String> mayPublishIn) {
        Compiled compiled = pack(yaml);
        if (!mayPublishIn.test(compiled.region())) {
            throw Problem.forbidden("只能发布本辖区的规则 / Only rules of one's own division may be published")
                    .asException();
        }
        return compiled;
    }

    /** The same wherever it would hold. */
    public Compiled pack(String yaml) {
        return switch (compiler.compileAndProve(yaml)) {
            case Compiled fine -> fine;
            case Refused refused ->
                throw Problem.of(422, "rule-pack-refused", "规则包未通过检查 / The rule pack is refused")
                        .with("faults", refused.faults())
                        .asException();
        };
    }

    /** Refuses numbers that are not well-formed, are given twice, or are another division's. */
    public void numbers(List<PolicyNumber> given, Predicate<String> mayPublishIn) {
        List<FieldError> errors = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        for (PolicyNumber number : given) {
            List<FieldError> faults = NumberCheck.faults(number);
            errors.addAll(faults);
            if (faults.isEmpty() && !seen.add(List.of(number.code(), number.region(), number.validFrom()))) {
                errors.add(new FieldError(number.code(), "同一地区同一生效日给出了两次 / given twice for one region and day"));
            }
        }
        if (given.isEmpty()) {
            errors.add(new FieldError("numbers", "没有数值 / no numbers"));
        }
        refuseAny(errors);
        if (!given.stream().map(PolicyNumber::region).allMatch(mayPublishIn)) {
            throw Problem.forbidden("只能设定本辖区的数值 / Only numbers of one's own division may be set")
                    .asException();
        }
    }

    /** Refuses a number in another unit than those of its code that are known. */
    public void units(List<PolicyNumber> given, List<PolicyNumber> known) {
        Map<String, String> units =
                known.stream().collect(Collectors.toMap(PolicyNumber::code, PolicyNumber::unit, (a, b) -> a));
        refuseAny(given.stream()
                .filter(number -> !number.unit().equals(units.getOrDefault(number.code(), number.unit())))
                .map(number -> new FieldError(number.code(), "单位应为 / the unit is " + units.get(number.code())))
                .toList());
    }

    /** Refuses a pack when a number that it uses is not in force. */
    void complete(Compiled compiled, PolicyNumbers known) {
        LocalDate today = LocalDate.now(clock);
        List<FieldError> missing = compiled.parameters().keySet().stream()
                .filter(code -> known.find(code, compiled.region(), today).isEmpty())
                .map(code -> new FieldError(code, "没有生效的政策数值 / no policy number in force"))
                .toList();
        if (!missing.isEmpty()) {
            throw Problem.of(422, "rule-pack-refused", "规则包所用的政策数值未设定 / Policy numbers of the pack are not set")
                    .with("errors", missing)
                    .asException();
        }
    }

    private static void refuseAny(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Problem.invalid("政策数值有误 / The policy numbers are not valid", errors)
                    .asException();
        }
    }
}
