-- Whether a referral may still wait for its physician: so that what waits is found without reading all that ever was asked.
-- Rows from before say yes until the view is built again; where it really stands is read from the steps in any case.
alter table physician_inbox add column awaits boolean not null default true;
create index physician_inbox_that_awaits on physician_inbox (requested_at) where awaits;
