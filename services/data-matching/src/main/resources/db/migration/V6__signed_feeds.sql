-- Public keys with which departments sign what they send (Ed25519, X.509 SubjectPublicKeyInfo); never deleted.
create table sender_key (
    key_id        text        primary key,
    department    text        not null,
    public_key    bytea       not null,
    valid_from    date        not null,
    valid_to      date,
    registered_by text        not null,
    registered_at timestamptz not null,
    revoked_by    text,
    revoked_at    timestamptz,
    check (valid_to is null or valid_to >= valid_from)
);

-- Evidence: with the file's hash it can be verified again at any time.
alter table batch add column signature_key text references sender_key;
alter table batch add column signature bytea;
