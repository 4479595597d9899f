-- One database for each service, with roles of its own: nobody reads another's tables. Run by psql as a superuser, with
-- the passwords in the environment; roles.sql lies at /backline.
\set ON_ERROR_STOP on

create database intake;
\connect intake
\ir /backline/roles.sql
\getenv owner BACKLINE_INTAKE_OWNER_PASSWORD
\getenv app BACKLINE_INTAKE_APP_PASSWORD
alter role intake_owner password :'owner';
alter role intake_app password :'app';

create database assessment;
\connect assessment
\ir /backline/roles.sql
\getenv owner BACKLINE_ASSESSMENT_OWNER_PASSWORD
\getenv app BACKLINE_ASSESSMENT_APP_PASSWORD
alter role assessment_owner password :'owner';
alter role assessment_app password :'app';

create database program;
\connect program
\ir /backline/roles.sql
\getenv owner BACKLINE_PROGRAM_OWNER_PASSWORD
\getenv app BACKLINE_PROGRAM_APP_PASSWORD
alter role program_owner password :'owner';
alter role program_app password :'app';

create database referral;
\connect referral
\ir /backline/roles.sql
\getenv owner BACKLINE_REFERRAL_OWNER_PASSWORD
\getenv app BACKLINE_REFERRAL_APP_PASSWORD
alter role referral_owner password :'owner';
alter role referral_app password :'app';

create database dashboard;
\connect dashboard
\ir /backline/roles.sql
\getenv owner BACKLINE_DASHBOARD_OWNER_PASSWORD
\getenv app BACKLINE_DASHBOARD_APP_PASSWORD
alter role dashboard_owner password :'owner';
alter role dashboard_app password :'app';

-- Keycloak keeps its own.
create database keycloak;
revoke all on database keycloak from public;
\getenv keycloak BACKLINE_KEYCLOAK_DATABASE_PASSWORD
create role keycloak login password :'keycloak';
alter database keycloak owner to keycloak;
