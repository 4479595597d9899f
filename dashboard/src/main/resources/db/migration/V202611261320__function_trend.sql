-- Scores of questionnaires over time, for the physician's packet.
create table function_trend (
  event_id    text not null,
  case_id     uuid not null,
  clinic_id   text not null,
  instrument  text not null,
  at          timestamptz not null,
  value       double precision not null,
  primary key (event_id, instrument)
);
create index function_trend_of_case on function_trend (case_id);
select only_rows_of_clinic('function_trend');
