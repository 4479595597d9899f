-- View: what happened to a case, as the FHIR face tells it. One row for each event; which is the newest is told by at and
-- event_id, so that the order in which rows came does not matter.
create table case_fact (
    event_id   text        primary key,
    case_id    uuid        not null,
    clinic_id  text        not null,
    -- When this service, or the one that published it, stored the event.
    at         timestamptz not null,
    -- Number of the event within its own referral; 0 for events of other services.
    sequence   bigint      not null,
    kind       text        not null,
    payload    json        not null
);
create index case_fact_of_case on case_fact (case_id, at);

-- View: the newest version of each resource, for searches. An athlete is there once for each case, since each case has
-- its clinic.
create table fhir_resource (
    type         text        not null,
    id           uuid        not null,
    case_id      uuid        not null,
    clinic_id    text        not null,
    event_id     text        not null,
    last_updated timestamptz not null,
    sequence     bigint      not null,
    -- What a search by status, or by code, compares with.
    state        text,
    code         text,
    primary key (type, id, case_id)
);
create index fhir_resource_in_order on fhir_resource (type, last_updated, id);
create index fhir_resource_of_id on fhir_resource (id);
create index fhir_resource_of_case on fhir_resource (case_id);

-- View: who works in which clinic, as far as cases and referrals name them.
create table fhir_staff (
    id        uuid        primary key,
    clinic_id text        not null,
    role      text        not null,
    subject   text        not null,
    since     timestamptz not null
);
create index fhir_staff_of_clinic on fhir_staff (clinic_id);

select only_rows_of_clinic('case_fact');
select only_rows_of_clinic('fhir_resource');
