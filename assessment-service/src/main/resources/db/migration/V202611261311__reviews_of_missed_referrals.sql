-- Who looked at a missed referral, and what they found; null while it waits.
alter table scorecard
    add column review_id      uuid,
    add column review_finding text,
    add column reviewed_by    text,
    add column reviewed_at    timestamptz,
    add column review_note    uuid;

drop index scorecard_missed;
create index scorecard_missed on scorecard (review_id nulls first, diagnosed_at) where urgency > warranted;
