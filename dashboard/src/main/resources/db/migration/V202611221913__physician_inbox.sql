-- One row for each referral, as a physician sees it. Each event fills columns of its own.
create table physician_inbox (
  referral_id              uuid primary key,
  case_id                  uuid not null,
  athlete_id               uuid,
  requested_clinic_id      text,
  requested_trainer_id     text,
  origin                   text,
  category                 text,
  urgency                  text,
  question                 text,
  because                  text[],
  suggested_diagnostics    text[],
  summary                  jsonb,
  requested_at             timestamptz,
  acknowledged_at          timestamptz,
  acknowledged_by          text,
  accepted_at              timestamptz,
  accepted_by              text,
  declined_at              timestamptz,
  declined_by              text,
  decline_reason           text,
  scheduled_at             timestamptz,
  schedule_recorded_at     timestamptz,
  appointment_at           timestamptz,
  reported_at              timestamptz,
  reported_by              text,
  diagnosis_code           text,
  diagnosis_category       text,
  diagnostics_ordered      text[],
  report_restrictions      text[],
  remaining_urgency        text,
  note_id                  uuid,
  reviewed_at              timestamptz,
  reviewed_by              text,
  reconciled_at            timestamptz,
  reconciled_by            text,
  choice                   text,
  participation            text,
  restrictions             text[],
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
create index physician_inbox_by_case on physician_inbox (case_id);

-- Who answers for a case now: a referral moves with its case when that is transferred.
create table physician_inbox_responsible (
  case_id                  uuid primary key,
  clinic_id                text not null,
  trainer_id               text not null,
  responsible_at           timestamptz not null
);
