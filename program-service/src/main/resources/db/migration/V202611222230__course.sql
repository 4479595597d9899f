-- View programs: where a program stands in its course. Filled when the view is built again.
alter table programs add column phase integer not null default 1;
alter table programs add column next_review_at timestamptz;
alter table programs add column last_review text;

create index programs_to_review on programs (next_review_at) where next_review_at is not null;

-- View outcomes: what works for whom. Built from events, may be emptied and built again at any time.
create table outcome_programs (
    program_id uuid primary key,
    case_id    uuid not null,
    clinic_id  text not null,
    patterns   text[] not null,
    ended      text
);

create index outcome_programs_of_clinic on outcome_programs (clinic_id);

create table outcome_pain (
    program_id uuid not null,
    case_id    uuid not null,
    clinic_id  text not null,
    session_id uuid not null,
    at         timestamptz not null,
    pain       integer not null,
    primary key (program_id, session_id)
);

create table outcome_exercises (
    program_id uuid not null,
    case_id    uuid not null,
    clinic_id  text not null,
    session_id uuid not null,
    exercise   text not null,
    primary key (program_id, session_id, exercise)
);

create table outcome_scores (
    program_id uuid not null,
    case_id    uuid not null,
    clinic_id  text not null,
    review_id  uuid not null,
    instrument text not null,
    at         timestamptz not null,
    first      double precision not null,
    latest     double precision not null,
    primary key (program_id, review_id, instrument)
);

select only_rows_of_clinic('outcome_programs');
select only_rows_of_clinic('outcome_pain');
select only_rows_of_clinic('outcome_exercises');
select only_rows_of_clinic('outcome_scores');

-- Key of signed links where the setting backline.athlete-links.key gives none: one row, the same for every copy.
create table athlete_link_key (
    only_row boolean primary key default true check (only_row),
    secret   bytea not null
);
