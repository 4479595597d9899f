-- Who an athlete is: sealed, erasable, and in no event. The clinic stays readable, because access is decided by it.
create sequence athlete_change;

create table athlete (
    athlete_id uuid   primary key,
    clinic_id  text   not null,
    -- null once the athlete was erased; the row stays, so that nobody registers the athlete again under the same id.
    identity   bytea,
    erased_at  timestamptz,
    -- changes whenever the identity does; tells a copy of the service whether what it remembers of a clinic still holds
    change     bigint not null default nextval('athlete_change'),
    check ((identity is null) = (erased_at is not null))
);

create index athlete_of_clinic on athlete (clinic_id, change) where identity is not null;

-- The cases of an athlete, written with the command that opens a case.
create table athlete_case (
    case_id    uuid primary key,
    athlete_id uuid not null references athlete
);

create index athlete_case_of on athlete_case (athlete_id);

-- Searches for an athlete of another clinic, to limit them; kept for minutes.
create table emergency_search (
    subject text        not null,
    at      timestamptz not null
);

create index emergency_search_by on emergency_search (subject, at);
