package io.fangpin.kit.access;

import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.security.Actor;
import io.fangpin.kit.security.DivisionScope;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Records that someone saw personal data, before it is shown; the entry holds names of fields, never their values. */
@ApplicationScoped
public class AccessLog {
    private static final String INSERT = """
            insert into access_log (at, user_id, user_name, roles, division, department,
                                    subject_kind, subject_id, subject_division, fields, purpose, trace_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """;
    private static final String MATCHING = """
            from access_log where subject_division like $1 and ($2::text is null or user_id = $2)
            and ($3::text is null or subject_kind = $3) and ($4::text is null or subject_id = $4)
            """;

    private final Pool pool;
    private final Clock clock;

    @Inject
    public AccessLog(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** What was looked at: e.g. kind {@code household}, its id, and the division that scopes the entry. */
    public record Subject(String kind, String id, String division) {}

    /** One look at personal data. */
    public record Entry(
            long id,
            Instant at,
            String userId,
            String userName,
            List<String> roles,
            @Nullable String division,
            @Nullable String department,
            Subject subject,
            List<String> fields,
            String purpose,
            @Nullable String traceId) {}

    /** Which entries an auditor asks for; empty is any. */
    public record Filter(Optional<String> userId, Optional<String> subjectKind, Optional<String> subjectId) {}

    /** Records on its own connection. */
    public Uni<Void> record(Actor actor, Subject subject, List<String> fields, String purpose) {
        return record(pool, actor, subject, fields, purpose);
    }

    /** Records in the caller's transaction. */
    public Uni<Void> record(SqlClient tx, Actor actor, Subject subject, List<String> fields, String purpose) {
        SpanContext span = Span.current().getSpanContext();
        return tx.preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addValue(clock.instant().atOffset(ZoneOffset.UTC))
                        .addValue(actor.userId())
                        .addValue(actor.name())
                        .addValue(actor.roles().stream().sorted().toArray(String[]::new))
                        .addValue(actor.division())
                        .addValue(actor.department())
                        .addValue(subject.kind())
                        .addValue(subject.id())
                        .addValue(subject.division())
                        .addValue(fields.toArray(String[]::new))
                        .addValue(purpose)
                        .addValue(span.isValid() ? span.getTraceId() : null))
                .replaceWithVoid();
    }

    /** Newest first, within the scope. */
    public Uni<Page<Entry>> find(DivisionScope scope, Filter filter, PageRequest page) {
        Tuple which = Tuple.of(
                scope.likePattern(),
                filter.userId().orElse(null),
                filter.subjectKind().orElse(null),
                filter.subjectId().orElse(null));
        return pool.preparedQuery("select count(*) " + MATCHING)
                .execute(which)
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(total -> pool.preparedQuery("select * " + MATCHING + " order by id desc limit $5 offset $6")
                        .execute(Tuple.newInstance(
                                which.getDelegate().addValue(page.size()).addValue(page.offset())))
                        .map(rows -> Page.of(
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(AccessLog::entry)
                                        .toList(),
                                total,
                                page)));
    }

    private static Entry entry(Row row) {
        OffsetDateTime at = row.getOffsetDateTime("at");
        return new Entry(
                row.getLong("id"),
                at.toInstant(),
                row.getString("user_id"),
                row.getString("user_name"),
                List.of(row.getArrayOfStrings("roles")),
                row.getString("division"),
                row.getString("department"),
                new Subject(
                        row.getString("subject_kind"), row.getString("subject_id"), row.getString("subject_division")),
                List.of(row.getArrayOfStrings("fields")),
                row.getString("purpose"),
                row.getString("trace_id"));
    }
}
