-- View: built from events, may be emptied and built again at any time.
create table caseload (
    case_id        uuid primary key,
    athlete_id     uuid not null,
    clinic_id      text not null,
    trainer_id     text not null,
    stage          text not null,
    occurred_at    timestamptz not null,
    participation  text not null,
    open_referrals uuid[] not null default '{}'
);

create index caseload_of_clinic on caseload (clinic_id, stage, case_id);
