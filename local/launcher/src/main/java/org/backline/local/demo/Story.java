package org.backline.local.demo;

/**
 * One case of the demo caseload: who came, when, with what, and what happened then.
 *
 * @param hoursAgo how long before the load the athlete was seen
 * @param trainer who saw the athlete
 */
record Story(Athlete athlete, Clinic clinic, int hoursAgo, Complaint complaint, Course course, Person trainer) {

    /** A story with the clinic's own trainer. */
    Story(Athlete athlete, Clinic clinic, int hoursAgo, Complaint complaint, Course course) {
        this(athlete, clinic, hoursAgo, complaint, course, clinic.trainer());
    }

    /**
     * The same with the head trainer, who belongs to every clinic: when the load is repeated, whoever has handed a case
     * over to another clinic could not even find it any more.
     */
    Story seenByTheHeadTrainer() {
        return new Story(athlete, clinic, hoursAgo, complaint, course, Person.BELL);
    }

    /** What happened after the intake. */
    @FunctionalInterface
    interface Course {

        /** Nothing yet: the intake waits for the trainer. */
        Course NOTHING_YET = told -> {};

        void tell(ToldCase told) throws InterruptedException;
    }
}
