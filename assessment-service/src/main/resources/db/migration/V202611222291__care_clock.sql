-- How long the care of each case has gone on. A view: it can be emptied and built again from the events.
create table care_clock (
    case_id        uuid        primary key,
    clinic_id      text        not null,
    since          timestamptz not null,
    running        boolean     not null default true,
    with_physician boolean     not null default false,
    closed         boolean     not null default false
);

create index care_clock_due on care_clock (since) where running and not with_physician and not closed;

-- When a trainer who manages a case looks again at the latest.
alter table worklist add column recheck_by timestamptz;
