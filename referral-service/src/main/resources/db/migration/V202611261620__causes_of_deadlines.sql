-- Some causes are to be seen sooner than their urgency alone says. Rows of before have neither until their referral moves,
-- or the view is built again.
alter table referral_clock add column category text;
alter table referral_clock add column because text[];
