package io.fangpin.matching;

import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.Actor;
import io.fangpin.linkage.config.Subject;
import io.fangpin.linkage.model.LinkageParameters;
import io.fangpin.matching.domain.ParametersInForce;
import io.fangpin.matching.domain.PersonIndex;
import io.fangpin.matching.domain.PersonMatcher;
import io.fangpin.matching.domain.Trial;
import io.fangpin.matching.domain.Trial.Label;
import io.fangpin.matching.store.ArchivedRecord;
import io.fangpin.matching.store.BatchRow;
import io.fangpin.matching.store.Batches;
import io.fangpin.matching.store.LearntParameters;
import io.fangpin.matching.store.LearntParameters.Learnt;
import io.fangpin.matching.store.MatchRuling;
import io.fangpin.matching.store.MatchRuling.By;
import io.fangpin.matching.store.MatchRuling.State;
import io.fangpin.matching.store.MatchRuling.Verdict;
import io.fangpin.matching.store.MatchRulings;
import io.fangpin.matching.store.RecordArchive;
import io.fangpin.matching.store.RecordFilter;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContracts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Use case: the weights are learnt from the deployment's own recent records, without labels, and tried against the weights
 * in force and against what people ruled. They count once a second person publishes them. Blocks while it learns.
 */
@ApplicationScoped
public class LearnParameters {
    private static final int RULINGS_TRIED = 2000;

    private final Batches batches;
    private final RecordArchive archive;
    private final MatchRulings rulings;
    private final LearntParameters learnt;
    private final PersonIndex index;
    private final PersonMatcher matcher;
    private final ParametersInForce inForce;
    private final DatasetContracts contracts;
    private final Clock clock;
    private final Semaphore one = new Semaphore(1);

    @Inject
    LearnParameters(
            Batches batches,
            RecordArchive archive,
            MatchRulings rulings,
            LearntParameters learnt,
            PersonIndex index,
            PersonMatcher matcher,
            ParametersInForce inForce,
            DatasetContracts contracts,
            Clock clock) {
        this.batches = batches;
        this.archive = archive;
        this.rulings = rulings;
        this.learnt = learnt;
        this.index = index;
        this.matcher = matcher;
        this.inForce = inForce;
        this.contracts = contracts;
        this.clock = clock;
    }

    /** @param sampleRows how many of the newest records to learn from */
    public Learnt learn(int sampleRows, Actor actor) {
        if (!one.tryAcquire()) {
            throw Problem.conflict("learning-already", "正在学习，请稍后 / Learning is under way, please wait")
                    .asException();
        }
        try {
            List<Subject> sample = subjects(newestRecords(sampleRows));
            if (sample.isEmpty() || index.persons() == 0) {
                throw Problem.of(422, "nothing-to-learn-from", "没有可学习的记录 / There are no records to learn from")
                        .asException();
            }
            LinkageParameters parameters = index.learn(sample);
            Trial trial = Trial.of(index, sample, labels(), inForce.get(), parameters);
            By by = new By(actor.userId(), actor.name(), clock.instant());
            learnt.keep(new Learnt(parameters, trial, by, null)).await().indefinitely();
            return learnt.find(parameters.version()).await().indefinitely().orElseThrow();
        } finally {
            one.release();
        }
    }

    /** Records of all datasets about persons, batch by batch, the newest batch first. */
    private List<ArchivedRecord> newestRecords(int atMost) {
        List<ArchivedRecord> records = new ArrayList<>();
        Set<String> datasets = contracts.feeds().stream()
                .filter(contract -> contract.subject() == DatasetContract.Subject.PERSON)
                .map(DatasetContract::dataset)
                .collect(Collectors.toSet());
        for (int batchPage = 0; records.size() < atMost; batchPage++) {
            List<BatchRow> some = batches.list(
                            new Batches.Filter(null, null, null, null, "%"),
                            new PageRequest(batchPage, PageRequest.MAX_SIZE))
                    .await()
                    .indefinitely()
                    .items();
            if (some.isEmpty()) {
                break;
            }
            for (BatchRow batch : some) {
                add(records, batch.batchId(), datasets, atMost);
            }
        }
        return records;
    }

    private void add(List<ArchivedRecord> records, String batchId, Set<String> datasets, int atMost) {
        RecordFilter filter = new RecordFilter(batchId, datasets, null, null, "");
        for (int page = 0; records.size() < atMost; page++) {
            List<ArchivedRecord> some = archive.list(filter, new PageRequest(page, PageRequest.MAX_SIZE))
                    .await()
                    .indefinitely()
                    .items();
            if (some.isEmpty()) {
                return;
            }
            records.addAll(some);
        }
    }

    private List<Label> labels() {
        List<MatchRuling> binding =
                rulings.newest(State.IN_FORCE, RULINGS_TRIED).await().indefinitely();
        Map<String, ArchivedRecord> records =
                archive.find(binding.stream().map(MatchRuling::recordId).toList()).await().indefinitely().stream()
                        .collect(Collectors.toMap(kept -> kept.record().recordId(), Function.identity()));
        return binding.stream()
                .flatMap(ruling -> Stream.ofNullable(records.get(ruling.recordId()))
                        .map(kept -> new Label(subject(kept), ruling.personId(), ruling.verdict() == Verdict.SAME)))
                .toList();
    }

    private List<Subject> subjects(List<ArchivedRecord> records) {
        return records.stream().map(this::subject).toList();
    }

    private Subject subject(ArchivedRecord kept) {
        return matcher.subject(kept.record());
    }
}
