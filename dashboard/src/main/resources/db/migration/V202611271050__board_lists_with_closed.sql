-- The list over the API has the closed cases and the emergencies too, in all stages or in one: without an index that has
-- them, a page of fifty looked at every case there has ever been.
create index board_line_all on board_line (clinic_id, rank, since, case_id);
create index board_line_all_of_stage on board_line (clinic_id, stage, rank, since, case_id);
-- What it served is now served by the one over all cases: few of them are emergencies.
drop index board_line_of_stage;
