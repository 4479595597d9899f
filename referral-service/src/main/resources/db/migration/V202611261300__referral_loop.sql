-- Who is asked, which results are awaited, and where a referral that rests goes on.
alter table referral_inbox
  add column physicians text[] not null default '{}',
  add column awaited    text[] not null default '{}',
  add column rested     text;

-- A loop that was reconciled before results could be awaited is closed.
update referral_inbox set status = 'CLOSED' where status = 'RECONCILED';
