-- The trainer's board: what each aggregate says about a case, in columns (or a table) of its own, so that facts may
-- arrive in any order. Every "..._at" beside such a group is when its last fact was recorded; an older fact never
-- overwrites a newer one. Stage and next action are worked out when the board is read.
create table board (
  case_id                  uuid primary key,
  athlete_id               uuid,
  sport                    text,
  age                      integer,
  sex                      text,
  regions                  text[],
  opened_at                timestamptz,

  clinic_id                text,
  trainer_id               text,
  responsible_at           timestamptz,

  participation            text,
  restrictions             text[],
  participation_until      date,
  participation_at         timestamptz,

  closed                   boolean,
  outcome                  text,
  closure_occurred_at      timestamptz,
  closure_at               timestamptz,

  findings_at              timestamptz,

  disposition              text,
  category                 text,
  missing                  integer,
  proposed_at              timestamptz,

  causes                   text[],
  identified_occurred_at   timestamptz,
  identified_at            timestamptz,

  suspected_urgency        text,
  suspected_at             timestamptz
);
create index board_by_clinic on board (clinic_id);

create table board_program (
  program_id               uuid primary key,
  case_id                  uuid not null,
  state                    text not null,
  reason                   text,
  phase                    integer,
  phase_at                 timestamptz,
  started_at               timestamptz not null,
  state_occurred_at        timestamptz not null,
  state_at                 timestamptz not null
);
create index board_program_by_case on board_program (case_id);

create table board_referral (
  referral_id              uuid primary key,
  case_id                  uuid not null,
  origin                   text,
  category                 text,
  urgency                  text,
  requested_at             timestamptz,
  acknowledged_at          timestamptz,
  accepted_at              timestamptz,
  declined_at              timestamptz,
  scheduled_at             timestamptz,
  appointment_at           timestamptz,
  reported_at              timestamptz,
  answered_at              timestamptz,
  remaining_urgency        text,
  reviewed_at              timestamptz,
  reconciled_at            timestamptz,
  settled_at               timestamptz,
  choice                   text,
  status                   text generated always as (
    case
      when reconciled_at is not null then 'RECONCILED'
      when reviewed_at is not null then 'REVIEWED'
      when reported_at is not null then 'REPORTED'
      when declined_at is not null then 'DECLINED'
      when scheduled_at is not null then 'SCHEDULED'
      when accepted_at is not null then 'ACCEPTED'
      when acknowledged_at is not null then 'ACKNOWLEDGED'
      else 'REQUESTED'
    end) stored
);
create index board_referral_by_case on board_referral (case_id);

create table board_pain (
  event_id                 text not null,
  kind                     text not null,
  case_id                  uuid not null,
  at                       timestamptz not null,
  value                    integer not null,
  primary key (event_id, kind)
);
create index board_pain_by_case on board_pain (case_id, at);
