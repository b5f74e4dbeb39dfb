package io.fangpin.assistance.domain;

import io.fangpin.schemas.assistance.CaseState;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A step: from where to where, by whom, with which form and evidence, under which guards.
 *
 * @param requires steps that must have been taken in this round
 * @param once may be taken once in a round only
 * @param notByActorsOf separation of duties: nobody who took one of these steps may take this one
 * @param newRound the case begins anew: what was taken before no longer counts
 */
public record StepDefinition(
        String command,
        String titleZh,
        String titleEn,
        String formVersion,
        List<Move> moves,
        List<String> roles,
        boolean reasonRequired,
        List<FieldDefinition> fields,
        List<EvidenceDefinition> evidence,
        List<String> requires,
        boolean once,
        List<String> notByActorsOf,
        List<Guard> guards,
        List<Effect> effects,
        boolean newRound) {

    public StepDefinition {
        moves = List.copyOf(moves);
        roles = WorkflowDefinition.listOf(roles);
        fields = WorkflowDefinition.listOf(fields);
        evidence = WorkflowDefinition.listOf(evidence);
        requires = WorkflowDefinition.listOf(requires);
        notByActorsOf = WorkflowDefinition.listOf(notByActorsOf);
        guards = WorkflowDefinition.listOf(guards);
        effects = WorkflowDefinition.listOf(effects);
    }

    public Optional<Move> move(CaseState from) {
        return moves.stream().filter(move -> move.from().contains(from)).findFirst();
    }

    /** Who may take the step from a state. */
    public List<String> roles(CaseState from) {
        return move(from)
                .filter(move -> !move.roles().isEmpty())
                .map(Move::roles)
                .orElse(roles);
    }

    /** One move; without {@code to} the case stays where it is, without roles those of the step count. */
    public record Move(List<CaseState> from, @Nullable CaseState to, List<String> roles) {
        public Move {
            from = List.copyOf(from);
            roles = WorkflowDefinition.listOf(roles);
        }

        public CaseState target(CaseState current) {
            return to == null ? current : to;
        }
    }

    /**
     * A field of the step's form.
     *
     * @param notBefore earlier dates of the case that this date may not precede
     * @param anyPast a date of the story behind the case, not of the procedure: may lie before the backdating limit
     * @param mustBe the only answer with which the step goes on
     */
    public record FieldDefinition(
            String name,
            Type type,
            boolean required,
            String titleZh,
            String titleEn,
            List<String> notBefore,
            boolean mayBeFuture,
            boolean anyPast,
            @Nullable Boolean mustBe,
            boolean multiple,
            @Nullable OptionSource optionsFrom,
            List<Option> options) {
        public FieldDefinition {
            notBefore = WorkflowDefinition.listOf(notBefore);
            options = WorkflowDefinition.listOf(options);
        }
    }

    /** An answer to choose from. */
    public record Option(String value, String titleZh, String titleEn) {}

    /** Answers that come from the household. */
    public enum OptionSource {
        ADULTS,
        MEMBERS
    }

    /** How a field is written. */
    public enum Type {
        TEXT,
        DATE,
        BOOLEAN,
        NUMBER,
        MONEY,
        SELECT
    }

    /** A kind of evidence that belongs to the step; required evidence has a hash. */
    public record EvidenceDefinition(String kind, boolean required, String titleZh, String titleEn) {}

    /** What a step changes beyond the case's state. */
    public enum Effect {
        MARK_MONITORED,
        AGREE_MEASURES,
        MARK_ELIMINATED,
        MARK_CLOSED
    }
}
