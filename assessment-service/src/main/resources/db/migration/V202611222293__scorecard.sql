-- The first disposition of each case beside what the physician found later. A view: it can be built again.
create table scorecard (
    case_id        uuid        primary key,
    clinic_id      text        not null,
    proposed_at    timestamptz not null,
    knowledge      text        not null,
    disposition    text        not null,
    category       text        not null,
    fired          text[]      not null,
    -- 0 emergency, 1 urgent, 2 routine, 3 none: the least is the most urgent.
    urgency        smallint    not null,
    diagnosed_at   timestamptz,
    referral_id    uuid,
    diagnosis      text,
    diagnosis_code text,
    warranted      smallint
);

create index scorecard_of_clinic on scorecard (clinic_id, diagnosis);
create index scorecard_missed on scorecard (diagnosed_at) where urgency > warranted;

select only_rows_of_clinic('scorecard');
