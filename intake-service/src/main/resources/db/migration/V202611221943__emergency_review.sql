-- View: built from events, may be emptied and built again at any time. What the privacy officer reviews.
create table emergency_review (
    access_id   uuid        primary key,
    athlete_id  uuid        not null,
    clinic_ids  text[]      not null,
    subject     text        not null,
    reason      text        not null,
    granted_at  timestamptz not null,
    until       timestamptz not null,
    outcome     text,
    reviewer_id text,
    reviewed_at timestamptz
);

create index emergency_review_open on emergency_review (granted_at) where outcome is null;
