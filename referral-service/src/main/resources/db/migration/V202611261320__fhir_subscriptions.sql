-- Who is told when a referral moves, and how far each has been told. No view: it is not built from events.
create table fhir_subscription (
    id                uuid        primary key,
    version           integer     not null,
    owner             text        not null,
    clinics           text[]      not null,
    -- Address of the face, as the owner reached it.
    base              text        not null,
    status            text        not null check (status in ('requested', 'active', 'error', 'off')),
    reason            text        not null,
    endpoint          text        not null,
    -- Sealed: a header often is a secret of the subscriber.
    headers           bytea,
    content           text        not null check (content in ('empty', 'id-only')),
    mime              text        not null,
    patient           uuid,
    heartbeat_seconds integer,
    timeout_seconds   integer     not null,
    max_count         integer     not null,
    end_at            timestamptz,
    changed_at        timestamptz not null,
    -- Number of the newest event, and of the newest that the subscriber has confirmed.
    events            bigint      not null default 0,
    confirmed         bigint      not null default 0,
    shaken            boolean     not null default false,
    failures          integer     not null default 0,
    failing_since     timestamptz,
    next_attempt_at   timestamptz,
    last_sent_at      timestamptz,
    error             text,
    -- Of several copies of the service one sends at a time: the one that holds the lease.
    lease             uuid,
    leased_until      timestamptz
);
create index fhir_subscription_of_owner on fhir_subscription (owner);

create table fhir_subscription_event (
    subscription_id uuid        not null references fhir_subscription on delete cascade,
    number          bigint      not null,
    event_id        text        not null,
    case_id         uuid        not null,
    referral_id     uuid        not null,
    at              timestamptz not null,
    primary key (subscription_id, number),
    unique (subscription_id, event_id)
);
create index fhir_subscription_event_in_time on fhir_subscription_event (at);
