-- Staff by the subject that cases and events remember. Never an athlete.
create table person (
  subject                  text primary key,
  name                     text not null,
  roles                    text[] not null,
  clinics                  text[] not null
);

select only_rows_of_clinic('board');
select only_rows_of_clinic('timeline');

-- Tables that belong to a case and name no clinic of their own: who holds the case holds the row, and nobody sees it
-- before it is known who does.
do $$
declare
  reader text := current_database() || '_reader';
  part   text;
begin
  foreach part in array array['board_program', 'board_referral', 'board_pain', 'casefile', 'casefile_entry',
      'casefile_program', 'casefile_session', 'physician_inbox', 'physician_inbox_responsible'] loop
    execute format('alter table %I enable row level security', part);
    execute format('create policy everything on %I using (true) with check (true)', part);
    execute format(
      'create policy of_clinic on %I as restrictive for select to %I using (holding_clinic(case_id, null)'
      ' = any (string_to_array(current_setting(''backline.clinics'', true), '','')))', part, reader);
    execute format('grant select on %I to %I', part, reader);
  end loop;
end
$$;
