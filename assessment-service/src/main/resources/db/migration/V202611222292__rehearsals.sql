-- What was known of each case when it was last judged, to try other rules on. A view: it can be built again.
create table past_case (
    case_id        uuid primary key,
    clinic_id      text not null,
    knowledge_hash text not null,
    disposition    text not null,
    inputs         text not null,
    diagnosis      text,
    diagnosis_code text
);

-- Rehearsals of a version on past cases: work that is asked for, claimed by one copy of the service, and kept.
create table rehearsal (
    rehearsal_id   uuid        primary key,
    version        text        not null,
    hash           text        not null,
    against        text        not null,
    against_hash   text        not null,
    state          text        not null,
    cases          bigint      not null default 0,
    done           bigint      not null default 0,
    changed        bigint      not null default 0,
    not_reproduced bigint      not null default 0,
    requested_at   timestamptz not null,
    beat_at        timestamptz not null,
    finished_at    timestamptz
);

-- One rehearsal of a version at a time.
create unique index rehearsal_under_way on rehearsal (version) where state in ('REQUESTED', 'RUNNING');
create index rehearsal_of_version on rehearsal (version, requested_at desc);

-- A past case whose disposition would have been another. Its traces follow from the inputs and the two versions.
create table rehearsal_change (
    rehearsal_id   uuid not null references rehearsal on delete cascade,
    case_id        uuid not null,
    clinic_id      text not null,
    before         text not null,
    after          text not null,
    diagnosis      text,
    diagnosis_code text,
    inputs         text not null,
    primary key (rehearsal_id, case_id)
);

select only_rows_of_clinic('rehearsal_change');
