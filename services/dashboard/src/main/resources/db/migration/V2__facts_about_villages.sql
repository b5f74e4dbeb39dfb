-- A fact about a household's village is nobody's in particular.
alter table fact_view alter column person_id drop not null;
