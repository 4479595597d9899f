-- The assessments of a clinic. A view: it can be emptied and built again from the events.
create table worklist (
    case_id        uuid        primary key,
    clinic_id      text        not null,
    trainer_id     text        not null,
    athlete_id     uuid        not null,
    sport          text        not null,
    closed         boolean     not null default false,
    cause_stands   boolean     not null default false,
    open_referrals uuid[]      not null default '{}',
    disposition    text,
    category       text,
    -- 0 emergency, 1 urgent, 2 routine: the least is the most urgent, and null is none.
    urgency        smallint,
    patterns       text[]      not null default '{}',
    missing        integer     not null default 0,
    since          timestamptz not null,
    changed_at     timestamptz not null
);

create index worklist_of_clinic on worklist (clinic_id, closed, urgency, since);
