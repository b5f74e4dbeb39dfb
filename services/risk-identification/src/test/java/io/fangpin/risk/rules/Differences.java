package io.fangpin.risk.rules;

import static java.util.Objects.requireNonNull;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime.Program;
import io.fangpin.risk.Fixtures;
import io.fangpin.risk.RandomHouseholds;
import io.fangpin.risk.domain.CompiledRulePack;
import io.fangpin.risk.domain.CompiledRulePack.Judgement;
import io.fangpin.risk.domain.KnownFact;
import io.fangpin.risk.domain.NumbersByPlace;
import io.fangpin.risk.domain.RuleDefinition.Scope;
import io.fangpin.risk.domain.Situation;
import io.fangpin.risk.policy.ShippedPolicy;
import io.fangpin.risk.rules.RuleLanguage.Yields;
import io.fangpin.risk.rules.YamlMap.Text;
import io.fangpin.risk.rules.engine.Expression;
import io.fangpin.risk.rules.engine.ExpressionCompiler;
import io.fangpin.risk.rules.engine.Failure;
import io.fangpin.risk.rules.engine.Frame;
import io.fangpin.risk.rules.engine.HouseholdView;
import io.fangpin.risk.rules.engine.PersonView;
import io.fangpin.risk.rules.engine.Symbols;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Where compiled code and cel-java do not agree, on random households; no difference is the promise. */
public final class Differences {
    private static final CompiledRulePack REFERENCE = ReferencePack.of(ShippedPolicy.packYaml(), Fixtures.SHAPES);
    private static final String NUMBER = "INCOME_LINE";
    private static final Set<FactKind> READS = Set.of(FactKind.MEDICAL_OUT_OF_POCKET);
    private static final Vocabulary VOCABULARY = new Vocabulary(Fixtures.SHAPES, READS, List.of(NUMBER));
    private static final RuleLanguage LANGUAGE =
            new RuleLanguage(Scope.PERSON, FactKind.MEDICAL_OUT_OF_POCKET, VOCABULARY, new Faults());

    private static final Symbols SYMBOLS = symbols();

    private final Random random;
    private final RandomHouseholds households;
    private final List<String> found = new ArrayList<>();
    private long compared;

    public Differences(long seed) {
        this.random = new Random(seed);
        this.households = new RandomHouseholds(random);
    }

    private static Symbols symbols() {
        Symbols symbols = new Symbols();
        symbols.kind(FactKind.MEDICAL_OUT_OF_POCKET);
        symbols.number(NUMBER);
        return symbols;
    }

    public List<String> found() {
        return List.copyOf(found);
    }

    /** Values and failures compared. */
    public long compared() {
        return compared;
    }

    /** All rules of the shipped pack against one random household on a random day. */
    public void ofThePack() {
        Optional<Situation> situation = Situation.of(households.profile(), households.day());
        if (situation.isEmpty()) {
            return;
        }
        var numbers = households.numbers();
        boolean everything = random.nextBoolean();
        Judgement ours = Fixtures.PACK.judge(situation.get(), numbers, rule -> true, everything);
        Judgement theirs = REFERENCE.judge(situation.get(), numbers, rule -> true, everything);
        compared += ours.assessments().size() + ours.unevaluated().size() + 1L;
        if (!inOrder(ours).equals(inOrder(theirs))) {
            found.add(situation.get() + "\n" + ours + "\n" + theirs);
        }
    }

    /** One random expression against the persons and settlements of some random households. */
    public void ofAnExpression(int situations) {
        String text = switch (random.nextInt(2)) {
            case 0 -> new RandomExpressions(random).flag(3);
            default -> new RandomExpressions(random).whole(3);
        };
        Optional<CelAbstractSyntaxTree> ast = LANGUAGE.check(new Text(text, 1), Yields.VALUE);
        if (ast.isEmpty()) {
            return;
        }
        Expression ours = ExpressionCompiler.compile(ast.get(), SYMBOLS.ofRule());
        Program theirs = ReferenceLanguage.program(ast.get());
        for (int i = 0; i < situations; i++) {
            Situation.of(households.profile(), households.day()).ifPresent(situation -> {
                compare(text, ours, theirs, situation);
                withoutFacts(text, ours, situation);
            });
        }
    }

    private void compare(String text, Expression ours, Program theirs, Situation situation) {
        HouseholdView view = new HouseholdView(situation, Map.of(FactKind.MEDICAL_OUT_OF_POCKET, 0));
        Frame frame = new Frame(view);
        PolicyNumber number = Fixtures.SHIPPED_NUMBERS.get(0);
        frame.holdAgainst(new NumbersByPlace(List.of(number)));
        ReferenceBindings bindings = new ReferenceBindings(situation);
        for (int p = 0; p < view.members().size(); p++) {
            PersonView person = view.members().get(p);
            List<KnownFact> own = person.own().list(0);
            for (int f = 0; f < own.size(); f++) {
                frame.lookAt(person, own.get(f));
                Map<String, Object> variables = bindings.variables(
                        READS,
                        Map.of(NUMBER, number.value()),
                        bindings.members().get(p),
                        bindings.factsOf(FactKind.MEDICAL_OUT_OF_POCKET, person.personId())
                                .get(f));
                String expected = theirs(theirs, variables);
                String actual = ours(ours, frame);
                compared++;
                if (!expected.equals(actual)) {
                    found.add(text + "\n  is " + actual + ", not " + expected + "\n  " + situation);
                }
            }
        }
    }

    /** What is said to need facts is false without them, whatever else holds. */
    private void withoutFacts(String text, Expression ours, Situation situation) {
        if (ours.needs().isEmpty() || text.contains("fact.")) {
            return;
        }
        Situation without = new Situation(
                situation.household(), situation.members(), Map.of(), situation.earlierIncome(), situation.today());
        Frame frame = new Frame(new HouseholdView(without, Map.of(FactKind.MEDICAL_OUT_OF_POCKET, 0)));
        frame.holdAgainst(new NumbersByPlace(List.of(Fixtures.SHIPPED_NUMBERS.get(0))));
        for (PersonView person : frame.household().members()) {
            frame.lookAt(person, null);
            compared++;
            if (!ours(ours, frame).equals("false")) {
                found.add(text + "\n  without facts is " + ours(ours, frame) + "\n  " + without);
            }
        }
    }

    private static String ours(Expression expression, Frame frame) {
        try {
            return expression.value(frame).toString();
        } catch (Failure failure) {
            return failure.reason().name();
        }
    }

    private static String theirs(Program program, Map<String, Object> variables) {
        try {
            return requireNonNull(program.eval(variables)).toString();
        } catch (CelEvaluationException e) {
            return ReferenceLanguage.reason(e).name();
        }
    }

    /** Numbers used and unevaluated rules have no order of their own. */
    private static Map<String, Integer> inOrder(Judgement judgement) {
        Map<String, Integer> counts = new HashMap<>();
        judgement
                .assessments()
                .forEach(a -> counts.merge(
                        List.of(
                                        a.rule().code(),
                                        a.matches(),
                                        String.valueOf(a.personId()),
                                        a.period(),
                                        a.level(),
                                        a.seen(),
                                        a.evidence(),
                                        a.numbersUsed().stream()
                                                .map(PolicyNumber::code)
                                                .sorted()
                                                .toList())
                                .toString(),
                        1,
                        Integer::sum));
        judgement.unevaluated().forEach(u -> counts.merge(u.toString(), 1, Integer::sum));
        return counts;
    }
}
