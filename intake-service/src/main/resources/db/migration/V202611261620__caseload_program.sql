-- A case whose program is completed is ready to be closed.
alter table caseload add column program_completed boolean not null default false;
