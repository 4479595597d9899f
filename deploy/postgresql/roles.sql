-- The roles of one database; run in it as a superuser, as often as one likes. Passwords are set by whoever runs it.
--   <database>_owner   owns the tables; migrations run as it, and nothing else does
--   <database>_app     the service: reads and writes rows, makes and changes no table
--   <database>_reader  nobody signs in as it; the service becomes it to read views, and then sees rows of the reader's clinics
do $$
declare
    database name := current_database();
    owner    name := database || '_owner';
    app      name := database || '_app';
    reader   name := database || '_reader';
    one      record;
begin
    if not exists (select from pg_roles where rolname = owner) then
        execute format('create role %I login', owner);
    end if;
    if not exists (select from pg_roles where rolname = app) then
        execute format('create role %I login', app);
    end if;
    if not exists (select from pg_roles where rolname = reader) then
        execute format('create role %I nologin', reader);
    end if;
    execute format('alter role %I nosuperuser nocreatedb nocreaterole noreplication nobypassrls', owner);
    execute format('alter role %I nosuperuser nocreatedb nocreaterole noreplication nobypassrls', app);
    execute format('grant %I to %I with inherit false, set true', reader, app);

    execute format('alter database %I owner to %I', database, owner);
    execute format('revoke all on database %I from public', database);
    execute format('grant connect on database %I to %I', database, app);
    execute 'revoke create on schema public from public';
    execute format('grant usage on schema public to %I, %I', app, reader);

    -- Tables and functions of an older installation belong to whoever made them.
    for one in
        select c.oid::regclass as thing, c.relkind as kind
        from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
            and pg_get_userbyid(c.relowner) <> owner
            -- The sequence of a column follows its table.
            and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('a', 'i') and c.relkind = 'S')
    loop
        execute format('alter %s %s owner to %I',
            case one.kind when 'S' then 'sequence' when 'v' then 'view' when 'm' then 'materialized view' else 'table' end,
            one.thing, owner);
    end loop;
    for one in
        select p.oid::regprocedure as thing
        from pg_proc p
        where p.pronamespace = 'public'::regnamespace and pg_get_userbyid(p.proowner) <> owner
    loop
        execute format('alter routine %s owner to %I', one.thing, owner);
    end loop;

    -- A view is cleared before it is replayed, hence truncate; what only grows is guarded by triggers of its own.
    execute format('grant select, insert, update, delete, truncate on all tables in schema public to %I', app);
    -- The links between events are made by a trigger with the owner's rights.
    if to_regclass('public.event_chain') is not null then
        execute format('revoke insert, update, delete, truncate on event_chain from %I', app);
    end if;
    execute format('grant usage, select on all sequences in schema public to %I', app);
    execute format('alter default privileges for role %I in schema public'
        ' grant select, insert, update, delete, truncate on tables to %I', owner, app);
    execute format('alter default privileges for role %I in schema public grant usage, select on sequences to %I', owner, app);
end
$$;
