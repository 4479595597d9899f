package org.backline.assessment.knowledge;

/**
 * How the engine words its answer where that is no rule of a knowledge file. A version names the manner it was tried
 * with, so that what was proposed on an older one comes out the same, byte for byte, after the engine has learned more.
 *
 * @param skipsTheVague a suspicion that points anywhere leaves the category to one that points somewhere
 * @param asksForEvidence the next test must be able to decide something that a finding already speaks for
 */
record Manner(boolean skipsTheVague, boolean asksForEvidence) {

    static final Manner FIRST = new Manner(false, false);
    static final Manner SECOND = new Manner(true, true);

    static Manner of(int reasoning) {
        return reasoning >= 2 ? SECOND : FIRST;
    }
}
