-- What the deadline of each open referral follows from. A view: it can be emptied and built again from the events.
create table referral_clock (
  referral_id     uuid primary key,
  case_id         uuid not null,
  clinic_id       text not null,
  status          text not null,
  urgency         text not null,
  since           timestamptz not null,
  starts_at       timestamptz,
  asked_at        timestamptz not null,
  escalation      integer not null
);
