-- View: built from events, may be emptied and built again at any time. One row a case: the program it has now.
create table programs (
    case_id         uuid primary key,
    program_id      uuid not null,
    athlete_id      uuid not null,
    clinic_id       text not null,
    state           text not null,
    held_for        text,
    patterns        text[] not null,
    sessions        integer not null,
    drafted_at      timestamptz not null,
    assigned_at     timestamptz,
    last_session_at timestamptz,
    ended_at        timestamptz,
    -- Number of the last event taken in: one that comes again finds it taken.
    version         bigint not null
);

create index programs_of_clinic on programs (clinic_id, state, case_id);
