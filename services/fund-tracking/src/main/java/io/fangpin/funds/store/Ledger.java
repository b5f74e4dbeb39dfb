package io.fangpin.funds.store;

import io.fangpin.funds.domain.LedgerMove;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The double-entry ledger; the database refuses what is overdrawn, unbalanced, or an attempt to change an entry. */
@ApplicationScoped
public class Ledger {

    private static final String OPEN = """
            insert into account (code, kind, division_code) values ($1, split_part($1, ':', 1), $2)
            on conflict (code) do nothing
            """;
    private static final String TRANSACTION =
            "insert into ledger_transaction (id, kind, reference, actor, at) values ($1, $2, $3, $4, $5)";
    /** The lower account code first, so that two transactions lock accounts in one order. */
    private static final String ENTRIES = """
            insert into ledger_entry (transaction_id, line, account_code, amount_fen)
            select $1, (row_number() over (order by code))::smallint, code, amount
            from (values ($2::text, -$4::bigint), ($3::text, $4::bigint)) as e(code, amount) order by code
            """;

    private static final String ACCOUNTS = """
            select code, kind, division_code, balance_fen from account where division_code like $1 order by kind, code
            """;
    private static final String ENTRIES_OF = """
            select t.id, t.kind, t.reference, t.actor, t.at, e.amount_fen
            from ledger_entry e join ledger_transaction t on t.id = e.transaction_id
            join account a on a.code = e.account_code
            where e.account_code = $1 and a.division_code like $2 order by t.at desc, t.id limit $3 offset $4
            """;
    private static final String CHECK = """
            select (select coalesce(sum(amount_fen), 0) from ledger_entry)::bigint as sum_of_entries,
                   (select coalesce(sum(balance_fen), 0) from account)::bigint as sum_of_balances,
                   (select count(*) from ledger_transaction) as transactions,
                   (select count(*) from account a where balance_fen <>
                       (select coalesce(sum(amount_fen), 0) from ledger_entry e where e.account_code = a.code))
                       as accounts_off
            """;

    private final Pool pool;
    private final Clock clock;

    @Inject
    public Ledger(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** An account with the sum of its entries, in fen. */
    public record Account(String code, String kind, String divisionCode, long balanceFen) {}

    /** One line of an account. */
    public record Entry(
            String transactionId, String kind, String reference, String actor, Instant at, long amountFen) {}

    /** Whether the books are right: both sums zero and no balance that its entries do not give. */
    public record Check(boolean ok, long sumOfEntriesFen, long sumOfBalancesFen, long transactions, long accountsOff) {}

    public Uni<Void> open(SqlConnection tx, String divisionCode, List<String> accountCodes) {
        return tx.preparedQuery(OPEN)
                .executeBatch(accountCodes.stream()
                        .map(code -> Tuple.of(code, divisionCode))
                        .toList())
                .replaceWithVoid();
    }

    public Uni<Void> post(SqlConnection tx, LedgerMove move, String actor) {
        UUID id = UUID.randomUUID();
        return tx.preparedQuery(TRANSACTION)
                .execute(Tuple.of(
                        id,
                        move.kind().name(),
                        move.reference(),
                        actor,
                        clock.instant().atOffset(ZoneOffset.UTC)))
                .chain(() -> tx.preparedQuery(ENTRIES).execute(Tuple.of(id, move.from(), move.to(), move.amountFen())))
                .replaceWithVoid();
    }

    public Uni<List<Account>> accounts(String divisionPattern) {
        return pool.preparedQuery(ACCOUNTS)
                .execute(Tuple.of(divisionPattern))
                .map(rows -> Rows.list(
                        rows,
                        row -> new Account(
                                row.getString("code"),
                                row.getString("kind"),
                                row.getString("division_code"),
                                row.getLong("balance_fen"))));
    }

    public Uni<List<Entry>> entries(String accountCode, String divisionPattern, int limit, int offset) {
        return pool.preparedQuery(ENTRIES_OF)
                .execute(Tuple.of(accountCode, divisionPattern, limit, offset))
                .map(rows -> Rows.list(rows, Ledger::entry));
    }

    public Uni<Check> check() {
        return pool.query(CHECK).execute().map(rows -> {
            Row row = rows.iterator().next();
            long entries = row.getLong("sum_of_entries");
            long balances = row.getLong("sum_of_balances");
            long off = row.getLong("accounts_off");
            return new Check(
                    entries == 0 && balances == 0 && off == 0, entries, balances, row.getLong("transactions"), off);
        });
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.getUUID("id").toString(),
                row.getString("kind"),
                row.getString("reference"),
                row.getString("actor"),
                row.getOffsetDateTime("at").toInstant(),
                row.getLong("amount_fen"));
    }
}
