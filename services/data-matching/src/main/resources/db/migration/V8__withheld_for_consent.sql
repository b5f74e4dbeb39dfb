-- Somebody consents: records about assets that waited for it are looked at again.
create index feed_record_withheld on feed_record (person_id) where outcome = 'UNMATCHED' and reason = 'CONSENT_ABSENT';
