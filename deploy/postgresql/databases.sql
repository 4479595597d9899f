-- One database for each service: nobody reads another's tables.
create database intake;
create database assessment;
create database program;
create database referral;
create database dashboard;
