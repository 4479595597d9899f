create table tally (case_id text primary key, strokes integer not null check (strokes < 100));
