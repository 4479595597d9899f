-- When a new red flag last stopped a program of the case.
alter table worklist add column stopped_at timestamptz;
