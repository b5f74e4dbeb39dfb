package io.fangpin.linkage.bench;

import io.fangpin.linkage.bench.ResidentTrial.Outcome;
import io.fangpin.linkage.config.LinkageConfig;
import io.fangpin.linkage.config.Subject;
import io.fangpin.linkage.index.PersonIndex;
import io.fangpin.linkage.model.LinkageParameters;
import io.fangpin.linkage.model.Training;
import java.util.List;

/** Twenty thousand synthetic persons with parameters learnt from their feed; made once for all tests. */
public final class SmallCounty {
    private static final int PERSONS = 20_000;
    private static final long SEED = 31;

    public final LinkageConfig config = LinkageConfig.residents();
    public final PersonIndex index = new PersonIndex(config);
    public final LinkageParameters parameters;
    private final SyntheticRegister register = new SyntheticRegister(SEED, PERSONS);

    private static final class Holder {
        static final SmallCounty COUNTY = new SmallCounty();
    }

    private SmallCounty() {
        for (int h = 0; h < register.households(); h++) {
            register.household(h).forEach(person -> index.put(person.subject(config)));
        }
        parameters = Training.learn(sample(), index, config);
    }

    public static SmallCounty get() {
        return Holder.COUNTY;
    }

    public List<Subject> sample() {
        return ResidentTrial.unlabelled(feed(ErrorMix.stated(), SEED + 1).records(5_000));
    }

    /** Accepted links of a feed with the stated mix, or with three times its ID errors. */
    public Quality accepted(boolean threeTimesTheIdErrors) {
        ErrorMix mix = threeTimesTheIdErrors ? ErrorMix.stated().withThreeTimesTheIdErrors() : ErrorMix.stated();
        return outcome(mix, parameters).accepted();
    }

    /** Accepted links of the stated mix with other parameters. */
    public Quality accepted(LinkageParameters others) {
        return outcome(ErrorMix.stated(), others).accepted();
    }

    public double reviewShare() {
        return outcome(ErrorMix.stated(), parameters).reviewShare();
    }

    private Outcome outcome(ErrorMix mix, LinkageParameters with) {
        return new ResidentTrial(config, index).run(feed(mix, SEED + 2).records(20_000), with);
    }

    private SyntheticFeed feed(ErrorMix mix, long seed) {
        return new SyntheticFeed(register, register.households(), mix, config, seed);
    }
}
