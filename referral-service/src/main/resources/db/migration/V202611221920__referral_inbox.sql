-- One row for each referral of a clinic, as its newest event left it.
create table referral_inbox (
  referral_id     uuid primary key,
  case_id         uuid not null,
  athlete_id      uuid not null,
  clinic_id       text not null,
  trainer_id      text not null,
  origin          text not null,
  category        text not null,
  urgency         text not null,
  question        text not null,
  requested_at    timestamptz not null,
  status          text not null,
  physician_id    text,
  appointment_at  timestamptz,
  changed_at      timestamptz not null,
  -- Number of the event within its referral; an event that is not newer changes nothing.
  version         bigint not null
);
create index referral_inbox_of_clinic on referral_inbox (clinic_id, referral_id);
