-- Who is reminded of an overdue referral may also be a trainer or the department; only physicians are asked for answers.
alter table physician_contact add column role text not null default 'PHYSICIAN';
