package org.backline.program.exercise;

import java.util.List;

/**
 * What a drawing of an exercise shows.
 *
 * @param azimuth from where it is seen: degrees to the athlete's front, 0 is from the right side
 * @param elevation from where it is seen: degrees above the floor
 * @param start the body before the movement
 * @param end the body after it
 * @param anchor the joint that stays where it is
 * @param moves the joints whose way is drawn as an arrow
 * @param lift height in metres of what the lowest point stands on, 0 for the mat
 * @param props what is held, worn or stood on
 * @param says the drawing in words, for who cannot see it
 */
public record DrawingPlan(
        double azimuth,
        double elevation,
        Pose start,
        Pose end,
        Joint anchor,
        List<Joint> moves,
        Lift lift,
        List<Prop> props,
        String says) {

    public DrawingPlan {
        moves = List.copyOf(moves);
        props = List.copyOf(props);
    }

    /** How high above the mat the lowest point of the body is, in metres, before and after the movement. */
    public record Lift(double start, double end) {}

    /**
     * Something besides the body.
     *
     * @param at the joints it touches: a band two, a box one
     * @param metres height of a box, length of a dowel beyond the head
     */
    public record Prop(Kind kind, List<Joint> at, double metres) {

        public Prop {
            at = List.copyOf(at);
        }
    }

    /** The things a drawing may show. */
    public enum Kind {
        BAND,
        BALL,
        BELT,
        BOX,
        DOWEL,
        CABLE,
        /** Two short arrows that press a pair of joints together. */
        PRESS
    }
}
