-- What happened to a referral, one row for each event; where it stands is read from them, and kept beside the request for
-- counting. The views are built anew.
create table board_referral_step (
  event_id                 text primary key,
  referral_id              uuid not null,
  case_id                  uuid not null,
  recorded_at              timestamptz not null,
  type                     text not null,
  payload                  jsonb not null
);
create index board_referral_step_by_case on board_referral_step (case_id);
create index board_referral_step_by_referral on board_referral_step (referral_id);

create table physician_inbox_step (
  event_id                 text primary key,
  referral_id              uuid not null,
  case_id                  uuid not null,
  recorded_at              timestamptz not null,
  type                     text not null,
  payload                  jsonb not null
);
create index physician_inbox_step_by_referral on physician_inbox_step (referral_id);

alter table board_referral
  drop column status, drop column acknowledged_at, drop column accepted_at, drop column declined_at,
  drop column scheduled_at, drop column appointment_at, drop column reported_at, drop column answered_at,
  drop column remaining_urgency, drop column reviewed_at, drop column reconciled_at, drop column settled_at,
  drop column choice, drop column redirected_at, drop column cancelled_at,
  add column status text not null default 'REQUESTED';

alter table physician_inbox
  drop column status, drop column acknowledged_at, drop column acknowledged_by, drop column accepted_at,
  drop column accepted_by, drop column declined_at, drop column declined_by, drop column decline_reason,
  drop column scheduled_at, drop column schedule_recorded_at, drop column appointment_at, drop column reported_at,
  drop column reported_by, drop column diagnosis_code, drop column diagnosis_category, drop column diagnostics_ordered,
  drop column report_restrictions, drop column remaining_urgency, drop column note_id, drop column reviewed_at,
  drop column reviewed_by, drop column reconciled_at, drop column reconciled_by, drop column choice,
  drop column participation, drop column restrictions;

truncate board, board_program, board_referral, board_pain, board_correction, board_line, physician_inbox,
  physician_inbox_responsible;
delete from token_entry where processor_name in ('board', 'physician_inbox');

-- Who holds the case holds the row.
do $$
declare
  reader text := current_database() || '_reader';
  part   text;
begin
  foreach part in array array['board_referral_step', 'physician_inbox_step'] loop
    execute format('alter table %I enable row level security', part);
    execute format('create policy everything on %I using (true) with check (true)', part);
    execute format(
      'create policy of_clinic on %I as restrictive for select to %I using (holding_clinic(case_id, null)'
      ' = any (string_to_array(current_setting(''backline.clinics'', true), '','')))', part, reader);
    execute format('grant select on %I to %I', part, reader);
  end loop;
end
$$;
