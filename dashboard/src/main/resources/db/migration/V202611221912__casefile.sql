-- What the case page shows beyond the timeline. JSON columns hold the row types of this view, never published events.
create table casefile (
  case_id                  uuid primary key,
  intake                   jsonb,
  proposal                 jsonb,
  proposed_at              timestamptz,
  decision                 jsonb,
  decided_at               timestamptz
);

create table casefile_entry (
  event_id                 text primary key,
  case_id                  uuid not null,
  recorded_at              timestamptz not null,
  entry                    jsonb not null
);
create index casefile_entry_by_case on casefile_entry (case_id);

create table casefile_program (
  program_id               uuid primary key,
  case_id                  uuid not null,
  causes                   jsonb,
  exercises                jsonb,
  excluded                 jsonb,
  exercises_at             timestamptz,
  phase                    integer,
  drafted_at               timestamptz,
  assigned_at              timestamptz,
  state                    text not null,
  reason                   text,
  state_at                 timestamptz not null
);
create index casefile_program_by_case on casefile_program (case_id);

create table casefile_session (
  session_id               uuid primary key,
  program_id               uuid not null,
  case_id                  uuid not null,
  occurred_at              timestamptz not null,
  exercises_done           text[] not null,
  pain_before              integer not null,
  pain_during              integer not null,
  pain_next_morning        integer,
  effort                   integer
);
create index casefile_session_by_case on casefile_session (case_id);
