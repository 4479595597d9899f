-- Everything that was published about a case; "facts" holds the codes a sentence needs.
create table timeline (
  event_id                 text primary key,
  case_id                  uuid not null,
  clinic_id                text not null,
  type                     text not null,
  occurred_at              timestamptz not null,
  recorded_at              timestamptz not null,
  actor                    text,
  role                     text,
  facts                    jsonb not null
);
create index timeline_by_case on timeline (case_id, occurred_at);
