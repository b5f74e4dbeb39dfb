package io.fangpin.registry;

import io.fangpin.kit.problem.Problem;
import io.fangpin.registry.store.Divisions;
import io.fangpin.registry.store.Divisions.Division;
import io.fangpin.schemas.people.DivisionCode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The list of administrative divisions. */
@ApplicationScoped
public class KeepDivisions {

    private final Divisions divisions;
    private final Clock clock;

    @Inject
    public KeepDivisions(Divisions divisions, Clock clock) {
        this.divisions = divisions;
        this.clock = clock;
    }

    /** A division as an administrator puts it; level and parent follow from the code. */
    public record Entry(
            @Nullable String code,
            @Nullable String name,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable Boolean synthetic) {}

    public Uni<Division> get(String code) {
        return divisions
                .find(code)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("未找到该区划 / Division not found").asException()));
    }

    /** The divisions right below the parent, or those with nothing above; valid on the date, today if absent. */
    public Uni<List<Division>> list(@Nullable String parent, Optional<LocalDate> date) {
        LocalDate day = date.orElseGet(() -> LocalDate.now(clock));
        return parent == null || parent.isBlank() ? divisions.roots(day) : divisions.childrenOf(parent, day);
    }

    public Uni<Integer> put(List<Entry> entries) {
        List<Problem.FieldError> errors = new ArrayList<>();
        List<Division> checked = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            Optional<DivisionCode> code = entry.code() == null ? Optional.empty() : DivisionCode.parse(entry.code());
            if (code.isEmpty() || entry.name() == null || entry.name().isBlank()) {
                errors.add(new Problem.FieldError(
                        "items[" + i + "]", "区划代码应为12位数字且名称必填 / A 12-digit code and a name are required"));
            } else {
                checked.add(division(code.get(), entry.name().strip(), entry));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid("区划表不合规 / The list of divisions is not valid", errors)
                    .asException();
        }
        return checked.isEmpty()
                ? Uni.createFrom().item(0)
                : divisions.put(checked).replaceWith(checked.size());
    }

    private static Division division(DivisionCode code, String name, Entry entry) {
        DivisionCode.Level level = code.level();
        String parent = level == DivisionCode.Level.PROVINCE
                ? null
                : code.at(DivisionCode.Level.values()[level.ordinal() - 1]).value();
        return new Division(
                code.value(),
                name,
                name,
                level,
                parent,
                entry.validFrom(),
                entry.validTo(),
                Boolean.TRUE.equals(entry.synthetic()));
    }
}
