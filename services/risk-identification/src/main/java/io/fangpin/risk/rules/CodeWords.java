package io.fangpin.risk.rules;

import io.fangpin.risk.domain.FactShapes;
import io.fangpin.risk.domain.RuleDefinition.Words;
import io.fangpin.risk.rules.YamlMap.Text;
import io.fangpin.schemas.contracts.FieldContract;
import io.fangpin.schemas.matching.FactKind;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the codes that a clause may show read as: the pack's words, and where it has none for a code of the fact's dataset, the
 * dataset's own. A rule that does not match shows codes that its author never thought of.
 */
final class CodeWords {
    private static final Pattern FIELD_OF_THE_FACT = Pattern.compile("fact\\.([a-z0-9_]+)");

    private CodeWords() {}

    static Map<String, Words> of(PackSource.Clause clause, @Nullable FactKind kind, FactShapes shapes) {
        Map<String, Words> words = new LinkedHashMap<>();
        clause.words().forEach((code, pair) -> {
            if (pair.size() == 2) {
                words.put(code, new Words(pair.get(0).value(), pair.get(1).value()));
            }
        });
        Text observed = clause.observed();
        if (observed != null && kind != null) {
            Matcher field = FIELD_OF_THE_FACT.matcher(observed.value().strip());
            if (field.matches()) {
                shapes.fields(kind).stream()
                        .filter(known -> known.name().equals(field.group(1)))
                        .forEach(known -> fromDataset(known, words));
            }
        }
        return words;
    }

    private static void fromDataset(FieldContract field, Map<String, Words> words) {
        Map<String, String> codes = field.codes();
        if (codes != null) {
            codes.forEach((zh, code) -> words.putIfAbsent(
                    code, new Words(zh, code.toLowerCase(Locale.ROOT).replace('_', ' '))));
        }
    }
}
