select only_rows_of_clinic('programs');
