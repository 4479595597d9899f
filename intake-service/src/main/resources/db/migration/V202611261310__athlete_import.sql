-- A roster that somebody uploaded: first looked at, then taken into the register line by line. What a line says about a
-- person is sealed, and gone as soon as the line is in the register or the report is old.
create table athlete_import (
    import_id   uuid        primary key,
    clinic_id   text        not null,
    created_by  text        not null,
    created_at  timestamptz not null,
    fingerprint text        not null,
    state       text        not null,
    finished_at timestamptz
);

create index athlete_import_running on athlete_import (created_at) where state = 'RUNNING';

create table athlete_import_line (
    import_id   uuid    not null references athlete_import on delete cascade,
    line        integer not null,
    -- the athlete that the line becomes; chosen when the file is read, so that a line never becomes two
    athlete_id  uuid    not null unique,
    state       text    not null,
    problems    jsonb   not null,
    content     bytea,
    primary key (import_id, line)
);

create index athlete_import_line_of on athlete_import_line (import_id, state, line);
