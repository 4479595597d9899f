-- The cases behind a number of the scorecard, in the order in which they are listed.
create index scorecard_diagnosed on scorecard (clinic_id, disposition, diagnosed_at desc, case_id desc)
    where diagnosis is not null;
