select only_rows_of_clinic('caseload');
select only_rows_of_clinic('participation');
