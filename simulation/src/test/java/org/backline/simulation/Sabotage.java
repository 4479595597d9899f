package org.backline.simulation;

/** What can be taken out of the system, to see that its absence is noticed, and by which complaint. */
enum Sabotage {
    /** Nothing. */
    NONE(""),
    /** The inbox stores an event again that is delivered again. */
    INBOX_KEEPS_REPEATS("in the store of .*: twice"),
    /** Readers of a store go on from the highest index they have seen. */
    READERS_FORGET_GAPS("passed over"),
    /** A command that comes again is carried out again. */
    COMMANDS_ARE_FORGOTTEN("carried out [1-9] times"),
    /** Records of a case go to any partition. */
    RECORDS_HAVE_NO_KEY("in the store of .*: out of order"),
    /** The relay moves its position before the broker has confirmed. */
    RELAY_SENDS_ONCE("on the topic .*: lost");

    private final String noticedBy;

    Sabotage(String noticedBy) {
        this.noticedBy = noticedBy;
    }

    /** Whether a complaint is the one that this must lead to. */
    boolean isNoticedBy(String complaint) {
        return complaint.matches(".*" + noticedBy + ".*");
    }
}
