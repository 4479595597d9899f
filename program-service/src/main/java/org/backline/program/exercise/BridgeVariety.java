package org.backline.program.exercise;

/**
 * A bridge by how far the hips and the knees are extended.
 *
 * @param kneeFlexion degrees; the straighter the knee, the more the hamstrings help
 * @param use when a trainer picks it
 */
public record BridgeVariety(String id, Hips hips, int kneeFlexion, Legs legs, String use) {

    /** How far the hips extend at the top. */
    public enum Hips {
        SHORT_OF_LEVEL,
        LEVEL
    }

    /** Which legs carry. */
    public enum Legs {
        BOTH,
        ONE,
        ALTERNATING
    }
}
