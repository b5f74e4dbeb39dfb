package io.fangpin.matching;

import io.fangpin.kit.problem.Problem;
import io.fangpin.matching.domain.PersonIndex;
import io.fangpin.schemas.people.DivisionCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What every sender must say rightly, by whatever door rows come: for which month, and for where. */
@ApplicationScoped
public class FeedLetters {
    private static final Pattern MONTH = Pattern.compile("20\\d\\d-(0[1-9]|1[0-2])");

    private final PersonIndex index;
    private final List<String> divisions;

    @Inject
    FeedLetters(
            PersonIndex index, @ConfigProperty(name = "fangpin.matching.divisions") Optional<List<String>> divisions) {
        this.index = index;
        this.divisions = divisions.orElse(List.of()).stream()
                .flatMap(own -> DivisionCode.parse(own).stream())
                .map(DivisionCode::prefix)
                .toList();
    }

    /** The month; a problem when it is none. */
    public String period(@Nullable String given) {
        if (given == null || !MONTH.matcher(given).matches()) {
            throw Problem.of(422, "malformed-period", "所属月份应为 yyyy-MM / The period must be a month, yyyy-MM")
                    .asException();
        }
        return given;
    }

    /** The 12-digit code of a division where households are registered, or that the deployment serves. */
    public Optional<String> division(@Nullable String given) {
        return Optional.ofNullable(given)
                .flatMap(DivisionCode::parse)
                .filter(code -> {
                    String prefix = code.prefix();
                    return index.hasHouseholdsBelow(prefix)
                            || divisions.stream().anyMatch(own -> prefix.startsWith(own) || own.startsWith(prefix));
                })
                .map(DivisionCode::value);
    }

    public static RuntimeException unknownDivision() {
        return Problem.of(422, "unknown-division", "区划代码未知或不在您的辖区 / The division is unknown or not yours")
                .asException();
    }
}
