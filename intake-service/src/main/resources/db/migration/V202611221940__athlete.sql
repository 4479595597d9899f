-- Identity: erasable, and in no event.
create table athlete (
    athlete_id        uuid primary key,
    name              text not null,
    birth_date        date not null,
    sex               text not null,
    sports            text[] not null,
    clinic_id         text not null,
    sickle_cell_trait text not null
);

create index athlete_by_name on athlete (clinic_id, lower(name), athlete_id);
