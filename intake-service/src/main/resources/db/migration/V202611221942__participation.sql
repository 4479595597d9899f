-- View: built from events, may be emptied and built again at any time. All that a coach sees.
create table participation (
    case_id      uuid    primary key,
    athlete_id   uuid    not null,
    clinic_id    text    not null,
    sport        text    not null,
    status       text    not null,
    restrictions text[]  not null default '{}',
    until        date,
    open         boolean not null default true
);

create index participation_of_clinic on participation (clinic_id, case_id) where open;
