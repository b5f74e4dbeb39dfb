-- Money in fen throughout. The ledger is double-entry and append-only; the database holds it to that.

create table account (
    code          text primary key,
    kind          text   not null check (kind in ('BUDGET', 'SOURCE', 'PROJECT', 'COMMITTED', 'IN_TRANSIT', 'PAID')),
    division_code text   not null,
    -- Sum of the account's entries, kept by trigger so that overdrawing is refused under concurrency.
    balance_fen   bigint not null default 0,
    constraint account_not_overdrawn check (kind = 'BUDGET' or balance_fen >= 0)
);

create table ledger_transaction (
    id        uuid primary key,
    kind      text        not null,
    reference text        not null,
    reverses  uuid references ledger_transaction,
    actor     text        not null,
    at        timestamptz not null
);
create index ledger_transaction_reference on ledger_transaction (reference);

create table ledger_entry (
    transaction_id uuid     not null references ledger_transaction,
    line           smallint not null,
    account_code   text     not null references account,
    amount_fen     bigint   not null check (amount_fen <> 0),
    primary key (transaction_id, line)
);
create index ledger_entry_account on ledger_entry (account_code);

create function ledger_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger is append-only; correct by a reversal' using errcode = 'FP001';
end $$;

create trigger ledger_entry_append_only before update or delete or truncate on ledger_entry
    for each statement execute function ledger_is_append_only();
create trigger ledger_transaction_append_only before update or delete or truncate on ledger_transaction
    for each statement execute function ledger_is_append_only();

create function ledger_entry_moves_balance() returns trigger language plpgsql as $$
begin
    update account set balance_fen = balance_fen + new.amount_fen where code = new.account_code;
    return new;
end $$;

create trigger ledger_entry_moves_balance after insert on ledger_entry
    for each row execute function ledger_entry_moves_balance();

create function ledger_transaction_balances() returns trigger language plpgsql as $$
declare
    total bigint;
begin
    select sum(amount_fen) into total from ledger_entry where transaction_id = new.transaction_id;
    if total <> 0 then
        raise exception 'ledger transaction % does not balance: %', new.transaction_id, total using errcode = 'FP002';
    end if;
    return null;
end $$;

create constraint trigger ledger_transaction_balances after insert on ledger_entry
    deferrable initially deferred
    for each row execute function ledger_transaction_balances();

create table fund_source (
    id            text primary key,
    title_zh      text        not null,
    level         text        not null,
    year          integer     not null,
    division_code text        not null,
    amount_fen    bigint      not null check (amount_fen > 0),
    document_no   text        not null,
    synthetic     boolean     not null,
    created_by    text        not null,
    created_at    timestamptz not null,
    unique (division_code, document_no)
);

create table project (
    id            text primary key,
    title_zh      text        not null,
    division_code text        not null,
    benefit_codes text[]      not null,
    synthetic     boolean     not null,
    created_by    text        not null,
    created_at    timestamptz not null
);

create table allocation (
    id             text primary key,
    fund_source_id text        not null references fund_source,
    project_id     text        not null references project,
    amount_fen     bigint      not null check (amount_fen > 0),
    created_by     text        not null,
    created_at     timestamptz not null
);

-- Policy numbers with region and validity, e.g. benefit.max.PUBLIC_POST.
create table policy_parameter (
    code            text    not null,
    region_code     text    not null,
    valid_from      date    not null,
    valid_to        date,
    value           bigint  not null,
    unit            text    not null,
    source_document text    not null,
    confirmed       boolean not null default false,
    primary key (code, region_code, valid_from)
);

-- Local copy of what a payment needs to know of a household.
create table payee_household (
    household_id     text primary key,
    version          bigint not null,
    household_no     text   not null,
    division_code    text   not null,
    bank_name        text,
    bank_card_sealed text
);
create table payee_person (
    person_id    text primary key,
    household_id text not null,
    name         text not null,
    status       text not null,
    status_date  date
);
create index payee_person_household on payee_person (household_id);
create table death_fact (
    fact_id    text primary key,
    person_id  text    not null,
    version    text    not null,
    death_date date,
    record_id  text    not null,
    withdrawn  boolean not null
);
create index death_fact_person on death_fact (person_id);

create table payment (
    id               text primary key,
    no               text        not null unique,
    state            text        not null,
    version          bigint      not null default 1,
    measure_id       text        not null unique,
    plan_id          text        not null,
    case_id          text        not null,
    alert_ids        text[]      not null,
    household_id     text        not null,
    person_id        text        not null,
    division_code    text        not null,
    project_id       text        not null references project,
    measure_title_zh text        not null,
    benefit_code     text        not null,
    period           text        not null,
    amount_fen       bigint      not null check (amount_fen > 0),
    bank_batch_id    text,
    return_reason_zh text,
    approved_by      text,
    synthetic        boolean     not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null
);
-- V-DUP: the same person, benefit and period is paid once, whoever asks and however often.
create unique index payment_once on payment (person_id, benefit_code, period) where state <> 'CANCELLED';
create index payment_state on payment (state);
create index payment_household on payment (household_id);
create index payment_division on payment (division_code text_pattern_ops);
create sequence payment_no;

create table refusal (
    measure_id       text primary key,
    measure          jsonb       not null,
    household_id     text        not null,
    person_id        text        not null,
    division_code    text        not null,
    benefit_code     text        not null,
    period           text        not null,
    amount_fen       bigint      not null,
    violation        text        not null,
    reason_zh        text        not null,
    reason_en        text        not null,
    at               timestamptz not null
);
create index refusal_division on refusal (division_code text_pattern_ops);

create table bank_batch (
    id               text primary key,
    no               text        not null unique,
    division_code    text        not null,
    payments         integer     not null,
    amount_fen       bigint      not null,
    created_by       text        not null,
    created_at       timestamptz not null,
    return_file_hash text,
    returned_at      timestamptz
);
create sequence bank_batch_no;
create table bank_batch_line (
    bank_batch_id text     not null references bank_batch,
    line          integer  not null,
    payment_id    text     not null references payment,
    -- The card as it was at the time, still sealed: what the bank was told must stay provable.
    payee_name    text     not null,
    bank_name     text,
    card_sealed   text     not null,
    amount_fen    bigint   not null,
    result        text,
    reason_zh     text,
    primary key (bank_batch_id, line),
    unique (bank_batch_id, payment_id)
);

insert into policy_parameter (code, region_code, valid_from, value, unit, source_document) values
    ('benefit.max.YULU_VOCATIONAL_SUBSIDY', '000000000000', '2021-01-01', 150000, 'fen', '雨露计划每学期 1500 元'),
    ('benefit.max.PUBLIC_POST', '000000000000', '2021-01-01', 55000, 'fen', '公益性岗位每月 500 元，较重者 550 元');
