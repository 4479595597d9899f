-- The event store. xid stands before global_index on purpose: PostgreSQL evaluates defaults in the order of the columns,
-- so a transaction owns its xid before it draws an index. For the same reason an index is never drawn in advance
-- (cache 1). The reader of the store stands on both, and refuses to start without them.
create table domain_event_entry (
    xid                  xid8        not null default pg_current_xact_id(),
    global_index         bigint      generated always as identity (cache 1) primary key,
    event_identifier     text        not null unique,
    aggregate_identifier text        not null,
    sequence_number      bigint      not null,
    type                 text,
    time_stamp           timestamptz not null,
    payload_type         text        not null,
    payload_revision     text,
    -- json and not jsonb: what was written is what is read, byte for byte.
    payload              json        not null,
    meta_data            json,
    unique (aggregate_identifier, sequence_number)
);

create table snapshot_event_entry (
    event_identifier     text        not null unique,
    aggregate_identifier text        not null,
    sequence_number      bigint      not null,
    type                 text        not null,
    time_stamp           timestamptz not null,
    payload_type         text        not null,
    payload_revision     text,
    payload              json        not null,
    meta_data            json,
    primary key (aggregate_identifier, sequence_number)
);

-- How far each processor is. Updated all the time: the free space keeps updates on their page.
create table token_entry (
    processor_name text    not null,
    segment        integer not null,
    token          bytea,
    token_type     text,
    -- text, because Axon writes and compares ISO strings here.
    timestamp      text,
    owner          text,
    primary key (processor_name, segment)
) with (fillfactor = 50);

-- Events that a handler could not take, in sequence per case.
create table dead_letter_entry (
    dead_letter_identifier text   primary key,
    processing_group       text   not null,
    sequence_identifier    text   not null,
    sequence_index         bigint not null,
    message_type           text   not null,
    event_identifier       text   not null,
    time_stamp             text   not null,
    payload_type           text   not null,
    payload_revision       text,
    payload                bytea  not null,
    meta_data              bytea,
    type                   text,
    aggregate_identifier   text,
    sequence_number        bigint,
    token_type             text,
    token                  bytea,
    enqueued_at            text   not null,
    last_touched           text,
    processing_started     text,
    cause_type             text,
    cause_message          varchar(1023),
    diagnostics            bytea,
    unique (processing_group, sequence_identifier, sequence_index)
);

-- Which command was handled, and what it answered: a repeat gets the same answer, other content is refused.
create table processed_command (
    command_id  uuid        primary key,
    fingerprint text        not null,
    receipt     json,
    handled_at  timestamptz not null
);

-- Free text. It lives here and nowhere else, so that it can be erased while the history is kept; the body is sealed.
create table note (
    note_id  uuid        primary key,
    case_id  uuid        not null,
    author   text        not null,
    taken_at timestamptz not null,
    body     bytea       not null
);

create index note_of_case on note (case_id);

-- Cases whose athlete was erased: no note of them is taken any more.
create table forgotten_case (
    case_id      uuid        primary key,
    forgotten_at timestamptz not null
);
