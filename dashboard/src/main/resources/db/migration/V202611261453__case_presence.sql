-- Who has the worksheet of a case open, for as long as they keep saying so. No view: nothing is lost when it is emptied.
create table case_presence (
  case_id                  uuid not null,
  subject                  text not null,
  at                       timestamptz not null,
  primary key (case_id, subject)
);
create index case_presence_old on case_presence (at);
