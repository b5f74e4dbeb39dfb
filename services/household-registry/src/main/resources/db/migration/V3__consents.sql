-- Written consents to asset queries (承诺授权书); what is taken back stays, with who took it back, when and why.
create table consent (
    consent_id         text primary key,
    household_id       text        not null references household,
    person_id          text        not null,
    signed_on          date        not null,
    valid_until        date        not null,
    method             text        not null check (method in ('SIGNATURE', 'FINGERPRINT')),
    document_reference text        not null,
    recorded_by        text        not null,
    recorded_by_name   text        not null,
    recorded_at        timestamptz not null,
    withdrawal_reason  text,
    withdrawn_by       text,
    withdrawn_by_name  text,
    withdrawn_at       timestamptz
);
create index consent_of_household on consent (household_id, recorded_at desc);
