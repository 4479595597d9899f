package org.backline.intake.web;

/** Shapes of the ids that people choose. */
final class Limits {

    static final String CLINIC = "[a-z][a-z0-9-]{0,39}";
    static final String CLINIC_RULE = "must be 1 to 40 lower-case letters, digits or hyphens";
    static final String SUBJECT = "[A-Za-z0-9._:@-]{1,100}";
    static final String SUBJECT_RULE = "must be 1 to 100 letters, digits or . _ : @ -";
    static final String SPORT = "[a-z][a-z-]{0,39}";
    static final String SPORT_RULE =
            "must be a key in lower case with hyphens, 1 to 40 long, for example cross-country";

    private Limits() {}
}
