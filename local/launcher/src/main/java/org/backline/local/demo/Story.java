package org.backline.local.demo;

/**
 * One case of the demo caseload: who came, when, with what, and what happened then.
 *
 * @param hoursAgo how long before the load the athlete was seen
 */
record Story(Athlete athlete, Clinic clinic, int hoursAgo, Complaint complaint, Course course) {

    /** What happened after the intake. */
    @FunctionalInterface
    interface Course {

        /** Nothing yet: the intake waits for the trainer. */
        Course NOTHING_YET = told -> {};

        void tell(ToldCase told) throws InterruptedException;
    }
}
