-- Who hears of referrals by webhook. The secret is sealed; nothing here is a view, so nothing here is ever replayed.
create table webhook_endpoint (
  endpoint_id    uuid primary key,
  clinic_id      text not null,
  url            text not null,
  secret         bytea not null,
  -- Kinds of change that are sent; empty: all of them.
  changes        text[] not null,
  registered_at  timestamptz not null,
  registered_by  text not null,
  disabled_at    timestamptz,
  disabled_why   text,
  -- A request with this body has made it: the same request again makes nothing.
  fingerprint    text not null
);
create index webhook_endpoint_of_clinic on webhook_endpoint (clinic_id);

-- What has to reach somebody, by webhook or e-mail. A row is written in the transaction of the event's position, once for
-- each event and target, and stays until it is delivered or dead.
create table delivery (
  delivery_id    uuid primary key,
  channel        text not null,
  target_id      uuid not null,
  clinic_id      text not null,
  referral_id    uuid not null,
  event_id       uuid not null,
  sequence       integer not null,
  body           text not null,
  state          text not null,
  created_at     timestamptz not null,
  -- Tries since it was made or started again.
  attempts       integer not null default 0,
  since          timestamptz not null,
  next_at        timestamptz not null,
  claimed_until  timestamptz,
  delivered_at   timestamptz,
  last_problem   text,
  unique (channel, target_id, event_id)
);
-- In what order a target hears of a referral, and what holds it up.
create index delivery_waiting_in_order on delivery (channel, target_id, referral_id, sequence) where state = 'WAITING';
create index delivery_due on delivery (channel, next_at) where state = 'WAITING';
create index delivery_of_target on delivery (target_id, created_at);

-- Physicians who are told by e-mail, with their address sealed. Who does not sign in is sent a link to answer by.
create table physician_contact (
  contact_id     uuid primary key,
  clinic_id      text not null,
  physician_id   text not null,
  address        bytea not null,
  signs_in       boolean not null,
  added_at       timestamptz not null,
  added_by       text not null,
  fingerprint    text not null
);
create unique index physician_contact_of_clinic on physician_contact (clinic_id, physician_id);

-- One physician asked about one referral. A link of it answers once and until it ends; it is for nothing else.
create table invitation (
  invitation_id  uuid primary key,
  contact_id     uuid not null,
  physician_id   text not null,
  clinic_id      text not null,
  referral_id    uuid not null,
  -- The event that asked; the same physician may be asked again when a referral is redirected or reopened.
  event_id       uuid not null,
  signs_in       boolean not null,
  invited_at     timestamptz not null,
  expires_at     timestamptz not null,
  used_at        timestamptz,
  -- Others were asked instead.
  revoked_at     timestamptz,
  unique (contact_id, event_id)
);
create index invitation_of_referral on invitation (referral_id);

-- Signs the links, unless a setting gives the key.
create table answer_link_key (
  one     boolean primary key default true check (one),
  secret  bytea not null
);
