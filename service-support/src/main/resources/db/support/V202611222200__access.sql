-- View: which clinic holds a case, and whether a physician was asked about it.
create table case_access (
    case_id    uuid    primary key,
    clinic_id  text    not null,
    athlete_id uuid,
    referred   boolean not null default false
);

create index case_access_of_athlete on case_access (athlete_id);

create table referral_case (
    referral_id uuid primary key,
    case_id     uuid not null
);

-- View: emergency access that was granted, until it ends by itself.
create table emergency_access (
    access_id uuid        not null,
    case_id   uuid        not null,
    subject   text        not null,
    until     timestamptz not null,
    primary key (access_id, case_id)
);

create index emergency_access_of_case on emergency_access (case_id, subject);

-- Who saw whose record. Lines are added and never changed; the hash binds each to the one before.
create table disclosure (
    line        bigint      generated always as identity (cache 1) primary key,
    at          timestamptz not null,
    actor       text        not null,
    role        text        not null,
    operation   text        not null,
    data        text        not null,
    purpose     text        not null,
    outcome     text        not null,
    grant_id    uuid,
    case_ids    uuid[]      not null,
    athlete_ids uuid[]      not null,
    clinics     text[]      not null,
    hash        bytea       not null
);

create index disclosure_of_case on disclosure using gin (case_ids);
create index disclosure_of_athlete on disclosure using gin (athlete_ids);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is only ever added to', tg_table_name using errcode = 'insufficient_privilege';
end
$$;

create trigger disclosure_only_grows before update or delete or truncate on disclosure
    for each statement execute function refuse_change();
create trigger events_only_grow before update or delete or truncate on domain_event_entry
    for each statement execute function refuse_change();

-- The role as which views are read: it sees the rows of the clinics in setting backline.clinics, and no others. Where
-- the owner may not make roles, the operator has made it.
do $$
begin
    if not exists (select from pg_roles where rolname = current_database() || '_reader') then
        execute format('create role %I nologin', current_database() || '_reader');
    end if;
    execute format('grant usage on schema public to %I', current_database() || '_reader');
    execute format('grant select on case_access to %I', current_database() || '_reader');
end
$$;

-- The clinic that holds a case now; the one a row was made in, where no transfer has been heard of.
create function holding_clinic(of_case uuid, made_in text) returns text stable language sql as $$
    select coalesce((select clinic_id from case_access where case_id = of_case), made_in)
$$;

-- Puts a view table behind the wall. It has the columns case_id and clinic_id.
create function only_rows_of_clinic(view regclass) returns void language plpgsql as $$
declare
    reader text := current_database() || '_reader';
begin
    execute format('alter table %s enable row level security', view);
    execute format('create policy everything on %s using (true) with check (true)', view);
    execute format(
        'create policy of_clinic on %s as restrictive for select to %I using (holding_clinic(case_id, clinic_id)'
        ' = any (string_to_array(current_setting(''backline.clinics'', true), '','')))',
        view, reader);
    execute format('grant select on %s to %I', view, reader);
end
$$;
