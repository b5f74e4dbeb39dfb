package io.fangpin.assistance.domain;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.assistance.CaseState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of a requested step. */
public sealed interface Decision {

    /** The step is taken: its record, the case's new state, and what is said about it. */
    record Stepped(
            TakenStep step,
            int round,
            Map<String, Object> facts,
            @Nullable Instant dueAt,
            Set<String> agreedMeasureIds,
            List<DomainEvent> events)
            implements Decision {

        public Stepped {
            facts = Map.copyOf(facts);
            agreedMeasureIds = Set.copyOf(agreedMeasureIds);
            events = List.copyOf(events);
        }

        public CaseState to() {
            return step.to();
        }
    }

    /** The step is refused; a code that stays the same, and the reason in both languages. */
    record Refused(Kind kind, String code, String reasonZh, String reasonEn, Map<String, Object> details)
            implements Decision {

        public Refused {
            details = Map.copyOf(details);
        }

        public static Refused because(String code, String reasonZh, String reasonEn) {
            return new Refused(Kind.RULE, code, reasonZh, reasonEn, Map.of());
        }

        public Refused with(String name, Object detail) {
            Map<String, Object> more = new java.util.HashMap<>(details);
            more.put(name, detail);
            return new Refused(kind, code, reasonZh, reasonEn, more);
        }
    }

    /** Whose fault a refusal is: the case is elsewhere, the person may not, or a rule or the form says no. */
    enum Kind {
        STATE,
        ROLE,
        RULE
    }
}
