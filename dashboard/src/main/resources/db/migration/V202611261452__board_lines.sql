-- One row for each case that the board can show, worked out again from the facts whenever one of them changes: what it is
-- sorted and sifted by in columns, and the whole row as it is shown. Pages of it are read by key, never by offset.
create table board_line (
  case_id                  uuid primary key,
  athlete_id               uuid not null,
  clinic_id                text not null,
  trainer_id               text not null,
  sport                    text not null,
  stage                    text not null,
  rank                     smallint not null,
  since                    timestamptz not null,
  alarm                    boolean not null,
  line                     jsonb not null
);
-- A column of the board; the list over all stages; the list with closed cases; one trainer's; one sport's; the band of emergencies; an athlete's.
create index board_line_of_stage on board_line (clinic_id, stage, rank, since, case_id) where not alarm;
create index board_line_of_clinic on board_line (clinic_id, rank, since, case_id) where stage <> 'CLOSED' and not alarm;
create index board_line_all on board_line (clinic_id, rank, since, case_id);
create index board_line_of_trainer on board_line (trainer_id, clinic_id, stage, rank, since, case_id);
create index board_line_of_sport on board_line (clinic_id, sport, stage, rank, since, case_id) where not alarm;
create index board_line_alarms on board_line (clinic_id, rank, since, case_id) where alarm;
create index board_line_of_athlete on board_line (athlete_id);
create index board_line_of_number on board_line (right(athlete_id::text, 8) text_pattern_ops);

-- What was corrected of an intake; the latest of each field counts.
create table board_correction (
  event_id                 text primary key,
  case_id                  uuid not null,
  recorded_at              timestamptz not null,
  sport                    text,
  regions                  text[],
  pain                     integer
);
create index board_correction_by_case on board_correction (case_id);

create table casefile_correction (
  event_id                 text primary key,
  case_id                  uuid not null,
  recorded_at              timestamptz not null,
  correction               jsonb not null
);
create index casefile_correction_by_case on casefile_correction (case_id);

-- The row says itself who holds the case: asking for each of a hundred thousand rows would be too slow.
do $$
declare
  reader text := current_database() || '_reader';
  part   text;
begin
  alter table board_line enable row level security;
  create policy everything on board_line using (true) with check (true);
  execute format(
    'create policy of_clinic on board_line as restrictive for select to %I using (clinic_id'
    ' = any (string_to_array(current_setting(''backline.clinics'', true), '','')))', reader);
  execute format('grant select on board_line to %I', reader);
  foreach part in array array['board_correction', 'casefile_correction'] loop
    execute format('alter table %I enable row level security', part);
    execute format('create policy everything on %I using (true) with check (true)', part);
    execute format(
      'create policy of_clinic on %I as restrictive for select to %I using (holding_clinic(case_id, null)'
      ' = any (string_to_array(current_setting(''backline.clinics'', true), '','')))', part, reader);
    execute format('grant select on %I to %I', part, reader);
  end loop;
end
$$;

-- A referral may be cancelled, redirected, answered with advice, and opened again after its end: only what happened in its
-- newest round tells where it stands. Every "..._at" here is when it happened; answered_at and settled_at when recorded.
alter table board_referral
  drop column status,
  add column redirected_at timestamptz,
  add column cancelled_at timestamptz,
  add column reopened_at timestamptz,
  add column reopened_urgency text;
alter table board_referral add column status text generated always as (
    case
      when cancelled_at > coalesce(reopened_at, '-infinity') then 'CANCELLED'
      when reconciled_at > coalesce(reopened_at, '-infinity') then 'RECONCILED'
      when reviewed_at > coalesce(reopened_at, '-infinity') then 'REVIEWED'
      when reported_at > coalesce(reopened_at, '-infinity') then 'REPORTED'
      when declined_at > greatest(reopened_at, redirected_at, '-infinity') then 'DECLINED'
      when scheduled_at > coalesce(reopened_at, '-infinity') then 'SCHEDULED'
      when accepted_at > coalesce(reopened_at, '-infinity') then 'ACCEPTED'
      when acknowledged_at > greatest(reopened_at, redirected_at, '-infinity') then 'ACKNOWLEDGED'
      else 'REQUESTED'
    end) stored;

-- What these views show is new for every case: they are built again from the store.
truncate board, board_program, board_referral, board_pain, timeline, casefile, casefile_entry, casefile_program,
  casefile_session;
delete from token_entry where processor_name in ('board', 'timeline', 'casefile');
