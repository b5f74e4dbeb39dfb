package io.fangpin.funds.store;

import io.fangpin.funds.domain.PaymentDecisions.ProjectFunds;
import io.fangpin.schemas.funds.FundAllocated;
import io.fangpin.schemas.funds.FundSourceRegistered;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Fund sources, projects and what is allocated to them, with what is left of each in fen. */
@ApplicationScoped
public class FundBudgets {

    private static final String INSERT_SOURCE = """
            insert into fund_source (id, title_zh, level, year, division_code, amount_fen, document_no, synthetic,
                                     created_by, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            on conflict (division_code, document_no) do nothing
            """;
    private static final String SOURCES = """
            select s.*, a.balance_fen as left_fen from fund_source s join account a on a.code = 'SOURCE:' || s.id
            where s.division_code like $1 order by s.created_at desc
            """;
    private static final String INSERT_PROJECT = """
            insert into project (id, title_zh, division_code, benefit_codes, synthetic, created_by, created_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            """;
    private static final String PROJECTS = """
            select p.*, l.balance_fen as left_fen, c.balance_fen as committed_fen, t.balance_fen as in_transit_fen,
                   d.balance_fen as paid_fen
            from project p join account l on l.code = 'PROJECT:' || p.id join account c on c.code = 'COMMITTED:' || p.id
            join account t on t.code = 'IN_TRANSIT:' || p.id join account d on d.code = 'PAID:' || p.id
            where p.division_code like $1 order by p.created_at
            """;
    private static final String INSERT_ALLOCATION = """
            insert into allocation (id, fund_source_id, project_id, amount_fen, created_by, created_at)
            values ($1, $2, $3, $4, $5, $6)
            """;
    /** Oldest project first; locked, so that two orders do not both count on the same money. */
    private static final String PAYING = """
            select p.id, a.balance_fen from project p join account a on a.code = 'PROJECT:' || p.id
            where $1 = any(p.benefit_codes) and $2 like rtrim(p.division_code, '0') || '%'
            order by p.created_at, p.id for update of a
            """;
    /** The nearest region that states the number wins. */
    private static final String MAXIMUM = """
            select value from policy_parameter
            where code = 'benefit.max.' || $1 and valid_from <= $3 and (valid_to is null or valid_to >= $3)
              and $2 like rtrim(region_code, '0') || '%'
            order by length(rtrim(region_code, '0')) desc, valid_from desc limit 1
            """;

    private static final String SUMMARY = """
            select (select coalesce(sum(amount_fen), 0)::bigint from fund_source where division_code like $1) as source_fen,
                   (select coalesce(sum(l.amount_fen), 0)::bigint from allocation l join project p on p.id = l.project_id
                    where p.division_code like $1) as allocated_fen,
                   coalesce(sum(amount_fen) filter (where state in ('ORDERED', 'APPROVED')), 0)::bigint as ordered_fen,
                   coalesce(sum(amount_fen) filter (where state = 'SENT'), 0)::bigint as sent_fen,
                   coalesce(sum(amount_fen) filter (where state = 'PAID'), 0)::bigint as paid_fen,
                   coalesce(sum(amount_fen) filter (where state = 'RETURNED'), 0)::bigint as returned_fen,
                   count(*) as payments
            from payment where division_code like $1
            """;

    private final Pool pool;
    private final Clock clock;

    @Inject
    public FundBudgets(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** A fund source and what is not yet allocated of it. */
    public record FundSource(
            String fundSourceId,
            String titleZh,
            String level,
            int year,
            String divisionCode,
            long amountFen,
            long leftFen,
            String documentNo,
            boolean synthetic,
            Instant createdAt) {}

    /** A project, the benefits it pays, and where its money stands. */
    public record Project(
            String projectId,
            String titleZh,
            String divisionCode,
            List<String> benefitCodes,
            long leftFen,
            long committedFen,
            long inTransitFen,
            long paidFen,
            boolean synthetic,
            Instant createdAt) {}

    /** Money by step, in fen. */
    public record Summary(
            long sourceFen,
            long allocatedFen,
            long orderedFen,
            long sentFen,
            long paidFen,
            long returnedFen,
            long payments) {}

    /** False when the document of the division is already registered. */
    public Uni<Boolean> insertSource(SqlConnection tx, FundSourceRegistered source, String actor) {
        return tx.preparedQuery(INSERT_SOURCE)
                .execute(Tuple.tuple()
                        .addValue(source.fundSourceId())
                        .addValue(source.titleZh())
                        .addValue(source.level().name())
                        .addValue(source.year())
                        .addValue(source.divisionCode())
                        .addValue(source.amountFen())
                        .addValue(source.documentNo())
                        .addValue(source.synthetic())
                        .addValue(actor)
                        .addValue(source.at().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() == 1);
    }

    public Uni<List<FundSource>> sources(String divisionPattern) {
        return pool.preparedQuery(SOURCES)
                .execute(Tuple.of(divisionPattern))
                .map(rows -> Rows.list(rows, FundBudgets::source));
    }

    public Uni<Void> insertProject(SqlConnection tx, Project project, String actor) {
        return tx.preparedQuery(INSERT_PROJECT)
                .execute(Tuple.tuple()
                        .addValue(project.projectId())
                        .addValue(project.titleZh())
                        .addValue(project.divisionCode())
                        .addValue(project.benefitCodes().toArray(String[]::new))
                        .addValue(project.synthetic())
                        .addValue(actor)
                        .addValue(project.createdAt().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    public Uni<List<Project>> projects(SqlClient client, String divisionPattern) {
        return client.preparedQuery(PROJECTS)
                .execute(Tuple.of(divisionPattern))
                .map(rows -> Rows.list(rows, FundBudgets::project));
    }

    public Uni<List<Project>> projects(String divisionPattern) {
        return projects(pool, divisionPattern);
    }

    public Uni<Void> insertAllocation(SqlConnection tx, FundAllocated allocation) {
        return tx.preparedQuery(INSERT_ALLOCATION)
                .execute(Tuple.of(
                        allocation.allocationId(),
                        allocation.fundSourceId(),
                        allocation.projectId(),
                        allocation.amountFen(),
                        allocation.actor(),
                        allocation.at().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    public Uni<List<ProjectFunds>> payingProjects(SqlConnection tx, String benefitCode, String divisionCode) {
        return tx.preparedQuery(PAYING)
                .execute(Tuple.of(benefitCode, divisionCode))
                .map(rows -> Rows.list(rows, row -> new ProjectFunds(row.getString("id"), row.getLong("balance_fen"))));
    }

    /** The policy's maximum of one payment of the benefit, in fen, in the division today. */
    public Uni<Optional<Long>> maximumFen(SqlConnection tx, String benefitCode, String divisionCode) {
        return tx.preparedQuery(MAXIMUM)
                .execute(Tuple.of(benefitCode, divisionCode, LocalDate.now(clock)))
                .map(rows -> Rows.first(rows, row -> row.getLong("value")));
    }

    public Uni<Summary> summary(String divisionPattern) {
        return pool.preparedQuery(SUMMARY)
                .execute(Tuple.of(divisionPattern))
                .map(rows -> rows.iterator().next())
                .map(row -> new Summary(
                        row.getLong("source_fen"),
                        row.getLong("allocated_fen"),
                        row.getLong("ordered_fen"),
                        row.getLong("sent_fen"),
                        row.getLong("paid_fen"),
                        row.getLong("returned_fen"),
                        row.getLong("payments")));
    }

    private static FundSource source(Row row) {
        return new FundSource(
                row.getString("id"),
                row.getString("title_zh"),
                row.getString("level"),
                row.getInteger("year"),
                row.getString("division_code"),
                row.getLong("amount_fen"),
                row.getLong("left_fen"),
                row.getString("document_no"),
                row.getBoolean("synthetic"),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static Project project(Row row) {
        return new Project(
                row.getString("id"),
                row.getString("title_zh"),
                row.getString("division_code"),
                List.of(row.getArrayOfStrings("benefit_codes")),
                row.getLong("left_fen"),
                row.getLong("committed_fen"),
                row.getLong("in_transit_fen"),
                row.getLong("paid_fen"),
                row.getBoolean("synthetic"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
