-- A referral that was taken back is no open loop, and one that was opened again is.
alter table department_referral
  add column cancelled_at timestamptz,
  add column reopened_at  timestamptz;
