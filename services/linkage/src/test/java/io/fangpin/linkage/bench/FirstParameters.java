package io.fangpin.linkage.bench;

import io.fangpin.linkage.config.LinkageConfig;
import io.fangpin.linkage.index.PersonIndex;
import io.fangpin.linkage.model.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the parameters to begin with, learnt from a synthetic county of a million; argument: the file to write. */
public final class FirstParameters {
    private static final long SEED = 11;
    private static final int PERSONS = 1_000_000;

    private FirstParameters() {}

    public static void main(String[] arguments) throws IOException {
        LinkageConfig config = LinkageConfig.residents();
        SyntheticRegister register = new SyntheticRegister(SEED, PERSONS);
        PersonIndex index = new PersonIndex(config);
        for (int h = 0; h < register.households(); h++) {
            register.household(h).forEach(person -> index.put(person.subject(config)));
        }
        SyntheticFeed feed = new SyntheticFeed(register, register.households(), ErrorMix.stated(), config, SEED + 1);
        var sample = ResidentTrial.unlabelled(feed.records(config.training().records()));
        Files.writeString(
                Path.of(arguments[0]), Training.learn(sample, index, config).toJson() + "\n");
    }
}
