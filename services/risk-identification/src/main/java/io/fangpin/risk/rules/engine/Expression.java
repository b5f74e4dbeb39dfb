package io.fangpin.risk.rules.engine;

import io.fangpin.risk.domain.KnownFact;
import io.fangpin.risk.rules.engine.Code.Flag;
import io.fangpin.risk.rules.engine.Code.Many;
import io.fangpin.risk.rules.engine.Code.Text;
import io.fangpin.schemas.matching.FactKind;
import java.util.List;
import java.util.Set;

/**
 * A whole expression of a rule, with limits of its own; each way to ask throws {@link Failure} when it has no value.
 *
 * @param ofSubject whether it names the person, the person's own facts or the fact; else it is the same for all of a household
 * @param needs kinds of facts without any of which a condition is false, and never a failure; none when it may be either
 */
public record Expression(Code code, boolean ofSubject, Set<FactKind> needs) {

    public boolean test(Frame frame) {
        frame.begin();
        return ((Flag) code).of(frame);
    }

    public String text(Frame frame) {
        frame.begin();
        return ((Text) code).of(frame);
    }

    /** A Boolean, Long or String. */
    public Object value(Frame frame) {
        frame.begin();
        return code.value(frame);
    }

    public List<KnownFact> facts(Frame frame) {
        frame.begin();
        return ((Many) code).of(frame).stream().map(KnownFact.class::cast).toList();
    }
}
