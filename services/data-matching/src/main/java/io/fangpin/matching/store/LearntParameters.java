package io.fangpin.matching.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fangpin.kit.outbox.Outbox;
import io.fangpin.linkage.model.LinkageParameters;
import io.fangpin.matching.domain.Trial;
import io.fangpin.matching.store.MatchRuling.By;
import io.fangpin.schemas.EventJson;
import io.fangpin.schemas.matching.ParametersPublished;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Parameters that were learnt, and which of them were published; saying so is one transaction. */
@ApplicationScoped
public class LearntParameters {
    private static final int LISTED = 50;
    private static final String SELECT =
            "select *, parameters::text as parameters_text, trial::text as trial_text from matching_parameters";

    private final Pool pool;
    private final Outbox outbox;

    @Inject
    LearntParameters(Pool pool, Outbox outbox) {
        this.pool = pool;
        this.outbox = outbox;
    }

    /** One set of parameters. */
    public record Learnt(
            LinkageParameters parameters,
            Trial trial,
            By learnt,
            @Nullable By published) {}

    /** The same sample teaches the same parameters: then they are there already, with a newer trial. */
    public Uni<Void> keep(Learnt learnt) {
        return pool.preparedQuery("insert into matching_parameters (version, parameters, trial, learnt_by,"
                        + " learnt_by_name, learnt_at) values ($1, $2::text::jsonb, $3::text::jsonb, $4, $5, $6)"
                        + " on conflict (version) do update set trial = excluded.trial")
                .execute(Tuple.tuple()
                        .addValue(learnt.parameters.version())
                        .addValue(learnt.parameters.toJson())
                        .addValue(new String(EventJson.write(learnt.trial), UTF_8))
                        .addValue(learnt.learnt.userId())
                        .addValue(learnt.learnt.name())
                        .addValue(Batches.utc(learnt.learnt.at())))
                .replaceWithVoid();
    }

    public Uni<Optional<Learnt>> find(String version) {
        return pool.preparedQuery(SELECT + " where version = $1")
                .execute(Tuple.of(version))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(LearntParameters::learnt)
                        .findFirst());
    }

    /** The newest first. */
    public Uni<List<Learnt>> newest() {
        return pool.preparedQuery(SELECT + " order by learnt_at desc limit " + LISTED)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(LearntParameters::learnt)
                        .toList());
    }

    /** They decide from now on, also when they did before: so others are taken back. */
    @SuppressWarnings("unchecked") // a JSON object
    public Uni<Void> publish(LinkageParameters parameters, By by) {
        Map<String, Object> document = EventJson.read(parameters.toJson().getBytes(UTF_8), Map.class);
        return pool.withTransaction(tx -> tx.preparedQuery("update matching_parameters set published_by = $2,"
                        + " published_by_name = $3, published_at = $4 where version = $1")
                .execute(Tuple.of(parameters.version(), by.userId(), by.name(), Batches.utc(by.at())))
                .chain(() -> outbox.append(
                        tx, new ParametersPublished(parameters.version(), document, by.name(), by.at()))));
    }

    private static Learnt learnt(Row row) {
        String publisher = row.getString("published_by");
        return new Learnt(
                LinkageParameters.fromJson(row.getString("parameters_text")),
                EventJson.read(row.getString("trial_text").getBytes(UTF_8), Trial.class),
                new By(
                        row.getString("learnt_by"),
                        row.getString("learnt_by_name"),
                        row.getOffsetDateTime("learnt_at").toInstant()),
                publisher == null
                        ? null
                        : new By(
                                publisher,
                                row.getString("published_by_name"),
                                row.getOffsetDateTime("published_at").toInstant()));
    }
}
