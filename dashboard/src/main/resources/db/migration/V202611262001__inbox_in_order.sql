-- What the inbox is sorted and sifted by stands beside the request, so that a page of it is read and not the whole: whom it was
-- routed to, and the urgency that it was reopened with.
alter table physician_inbox
  add column physicians text[] not null default '{}',
  add column reopened_urgency text,
  add column rank smallint generated always as (
    case coalesce(reopened_urgency, urgency) when 'EMERGENCY' then 0 when 'URGENT' then 1 when 'ROUTINE' then 2 end) stored;
drop index physician_inbox_that_awaits;
create index physician_inbox_that_awaits on physician_inbox (rank, requested_at, referral_id) where awaits;
create index physician_inbox_in_order on physician_inbox (rank, requested_at, referral_id);
create index physician_inbox_by_physician on physician_inbox using gin (physicians);

-- The view is built again from the store.
truncate physician_inbox, physician_inbox_step, physician_inbox_responsible;
delete from token_entry where processor_name = 'physician_inbox';
