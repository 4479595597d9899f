select only_rows_of_clinic('referral_inbox');
