-- Each stored event is a link of the chain of its case: its hash covers what was stored and the hash of the link before.
-- Whoever changes, removes or slips in an event later has to forge every link after it, and the chain's head.
--
-- No global lock: a chain's head is a row, and a writer holds the heads of the cases it writes to, until it commits.
-- Cases do not wait for each other. The database itself makes the links, so that no way of writing gets around it.
set local transaction_timeout = 0;

-- The end of each chain. Written by the trigger below and by nobody else.
create table event_chain (
    chain text   primary key,
    links bigint not null,
    head  bytea  not null
) with (fillfactor = 50);

alter table domain_event_entry
    add column chain text,
    add column link  bigint,
    add column hash  bytea;

-- A text with its length before it, so that no two rows of texts look alike when they are put together.
create function netstring(value text) returns text immutable parallel safe language sql
    return case when value is null then '-,' else octet_length(value) || ':' || value || ',' end;

-- The hash of an event after another; EventChain computes the same.
create function link_hash(before bytea, event domain_event_entry) returns bytea stable parallel safe language sql
    return sha256(before || convert_to(
        netstring(event.event_identifier) || netstring(event.aggregate_identifier)
            || netstring(event.sequence_number::text) || netstring(event.type)
            || netstring((extract(epoch from event.time_stamp) * 1000000)::bigint::text)
            || netstring(event.payload_type) || netstring(event.payload_revision)
            || netstring(event.payload::text) || netstring(event.meta_data::text), 'UTF8'));

-- The case an event is about; what is about no case is chained per stream.
create function chain_of(event domain_event_entry) returns text stable parallel safe language sql
    return coalesce(event.payload ->> 'caseId', event.meta_data ->> 'caseId', event.aggregate_identifier);

create function add_link() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
    before event_chain;
begin
    new.chain := chain_of(new);
    select * into before from event_chain where chain = new.chain for update;
    if not found then
        insert into event_chain values (new.chain, 0, '') on conflict do nothing;
        select * into before from event_chain where chain = new.chain for update;
    end if;
    -- An event that is delivered again is no second row, and must not be a second link either. Asked for here, with the
    -- head in hand, because whoever delivered it first may have committed only now.
    if new.aggregate_identifier like 'event:%'
        and exists (select from domain_event_entry where event_identifier = new.event_identifier) then
        return null;
    end if;
    new.link := before.links + 1;
    new.hash := link_hash(before.head, new);
    update event_chain set links = new.link, head = new.hash where chain = new.chain;
    return new;
end
$$;

-- What was stored before there were chains is chained in the order in which it was stored.
alter table domain_event_entry disable trigger events_only_grow;
do $$
declare
    event  domain_event_entry;
    before event_chain;
begin
    for event in select * from domain_event_entry order by global_index loop
        insert into event_chain values (chain_of(event), 0, '') on conflict do nothing;
        select * into before from event_chain where chain = chain_of(event);
        update domain_event_entry
        set chain = before.chain, link = before.links + 1, hash = link_hash(before.head, event)
        where global_index = event.global_index
        returning hash into before.head;
        update event_chain set links = before.links + 1, head = before.head where chain = before.chain;
    end loop;
end
$$;
alter table domain_event_entry enable trigger events_only_grow;

alter table domain_event_entry
    alter column chain set not null,
    alter column link set not null,
    alter column hash set not null,
    add unique (chain, link);

create trigger events_are_linked before insert on domain_event_entry for each row execute function add_link();

create trigger chains_are_not_emptied before truncate on event_chain
    for each statement execute function refuse_change();

-- The service may look at the heads; links are made with the owner's rights.
do $$
begin
    if exists (select from pg_roles where rolname = current_database() || '_app') then
        execute format('revoke insert, update, delete, truncate on event_chain from %I', current_database() || '_app');
    end if;
end
$$;

-- Dead letters that an operator threw away: which, by whom, why. The event itself stays in the store.
create table discarded_letter (
    letter_id        text        primary key,
    processing_group text        not null,
    sequence         text        not null,
    event_identifier text        not null,
    payload_type     text        not null,
    discarded_by     text        not null,
    reason           text        not null,
    discarded_at     timestamptz not null
);

create trigger discards_only_grow before update or delete or truncate on discarded_letter
    for each statement execute function refuse_change();
