-- What the department counts: one row a case and one row a referral. Each event fills columns of its own, or moves a
-- first or last time further, so that the order of arrival does not matter.
create table department_case (
  case_id                  uuid primary key,
  clinic_id                text,
  responsible_at           timestamptz,
  opened_at                timestamptz,
  intake_seconds           integer,
  pain_first               integer,
  pain_last                integer,
  pain_last_at             timestamptz,
  pain_last_event          text,
  function_first           numeric,
  function_last            numeric,
  function_last_at         timestamptz,
  function_last_event      text,
  limited_at               timestamptz,
  full_at                  timestamptz
);

create table department_referral (
  referral_id              uuid primary key,
  case_id                  uuid not null,
  urgency                  text,
  requested_at             timestamptz,
  acknowledged_at          timestamptz,
  accepted_at              timestamptz,
  declined_at              timestamptz,
  reported_at              timestamptz,
  reviewed_at              timestamptz,
  reconciled_at            timestamptz
);
create index department_referral_by_case on department_referral (case_id);

select only_rows_of_clinic('department_case');

do $$
declare
  reader text := current_database() || '_reader';
begin
  alter table department_referral enable row level security;
  create policy everything on department_referral using (true) with check (true);
  execute format(
    'create policy of_clinic on department_referral as restrictive for select to %I using (holding_clinic(case_id, null)'
    ' = any (string_to_array(current_setting(''backline.clinics'', true), '','')))', reader);
  execute format('grant select on department_referral to %I', reader);
end
$$;
