-- The list over all open stages of one sport, and that of one trainer, in the order in which they are shown. With the stage
-- before the order, as the columns need it, every case of the clinic had to be looked at for a page of fifty.
create index board_line_of_open_sport on board_line (clinic_id, sport, rank, since, case_id)
  where stage <> 'CLOSED' and not alarm;
create index board_line_of_open_trainer on board_line (trainer_id, clinic_id, rank, since, case_id)
  where stage <> 'CLOSED' and not alarm;

-- What a case is treated for: its confirmed patterns; else what a physician was asked about; else what is thought.
create function board_causes(line jsonb) returns text[] language sql immutable parallel safe as $$
  select case when jsonb_array_length(line -> 'causes') > 0
    then array(select jsonb_array_elements_text(line -> 'causes'))
    else array[coalesce(line -> 'referral' ->> 'category', line ->> 'category', 'UNKNOWN')] end
$$;

-- What the figures count and sift by. It follows from the line, so that rows from before have it too.
alter table board_line
  add column next_action text generated always as (line ->> 'nextAction') stored,
  add column category text generated always as
    (coalesce(line -> 'referral' ->> 'category', line ->> 'category')) stored,
  add column stalled boolean generated always as (line -> 'referral' ->> 'overdueStage' is not null) stored,
  add column causes text[] generated always as (board_causes(line)) stored;

-- Counted without the rows themselves; a rare cause; and the open cases in the order of their list, in place of all cases,
-- of which no list is read any more.
drop index board_line_all;
create index board_line_counted on board_line (clinic_id, stage, sport, rank, next_action, category, stalled, since)
  include (causes) where stage <> 'CLOSED';
create index board_line_of_cause on board_line using gin (causes) where stage <> 'CLOSED';
create index board_line_open on board_line (clinic_id, rank, since, case_id) where stage <> 'CLOSED';
