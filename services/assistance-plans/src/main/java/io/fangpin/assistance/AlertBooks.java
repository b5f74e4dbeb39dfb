package io.fangpin.assistance;

import io.fangpin.assistance.domain.AlertDecision;
import io.fangpin.assistance.domain.AlertDecision.Known;
import io.fangpin.assistance.store.KeptAlert;
import io.fangpin.schemas.risk.Alert;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Applies what was said of alerts one after another, as if each came alone, so that a batch costs a handful of statements. Alerts
 * go to whoever holds them: a household's case, or a village's task. A dry run finds which holders must be opened first.
 */
final class AlertBooks {
    private static final String NOT_OPENED_YET = "";

    private final Map<String, Known> known;
    private final Map<String, String> openByOwner;
    private final Function<Alert, String> owner;
    private final Predicate<Alert> mayOpen;
    private final Map<String, Alert> openings = new LinkedHashMap<>();
    private final Map<String, KeptAlert> kept = new LinkedHashMap<>();
    private final List<Joined> joined = new ArrayList<>();

    /** An alert that is new to its case or task. */
    record Joined(String holderId, Alert alert) {}

    /**
     * Begins with what is known.
     *
     * @param openByOwner the open case or task of each owner
     * @param owner whose case or task an alert belongs to
     * @param mayOpen alerts for which one is opened when the owner has none; others are left alone then
     */
    AlertBooks(
            Map<String, Known> known,
            Map<String, String> openByOwner,
            Function<Alert, String> owner,
            Predicate<Alert> mayOpen) {
        this.known = new HashMap<>(known);
        this.openByOwner = new HashMap<>(openByOwner);
        this.owner = owner;
        this.mayOpen = mayOpen;
    }

    void apply(AlertSaid said) {
        Alert alert = said.alert();
        Optional<Known> before = Optional.ofNullable(known.get(alert.alertId()));
        String holder = openByOwner.get(owner.apply(alert));
        switch (AlertDecision.of(said.clears(), alert.version(), alert.level(), before, holder != null)) {
            case OPENS -> {
                if (mayOpen.test(alert)) {
                    openings.put(owner.apply(alert), alert);
                    openByOwner.put(owner.apply(alert), NOT_OPENED_YET);
                    keep(said, NOT_OPENED_YET, true);
                }
            }
            case JOINS -> {
                String holderId = holder == null ? NOT_OPENED_YET : holder;
                joined.add(new Joined(holderId, alert));
                keep(said, holderId, true);
            }
            case FOLLOWS -> before.ifPresent(one -> keep(said, one.holderId(), one.holderOpen()));
            case IGNORED -> {}
        }
    }

    /** The first alert of each owner that needs a case or task. */
    Collection<Alert> openings() {
        return openings.values();
    }

    List<Joined> joined() {
        return joined;
    }

    Collection<KeptAlert> kept() {
        return kept.values();
    }

    private void keep(AlertSaid said, String holderId, boolean holderOpen) {
        Alert alert = said.alert();
        KeptAlert row = new KeptAlert(
                holderId,
                alert.alertId(),
                alert.householdId(),
                alert.version(),
                alert.ruleCode(),
                alert.level(),
                alert.riskFactor().name(),
                alert.personId(),
                !said.clears(),
                alert.titleZh(),
                alert.titleEn(),
                alert.explanationZh(),
                alert.explanationEn(),
                said.at(),
                said.clears() ? said.at() : null,
                said.reasonZh(),
                said.reasonEn());
        kept.put(row.key(), row);
        known.put(alert.alertId(), new Known(holderId, alert.version(), alert.level(), !said.clears(), holderOpen));
    }
}
