package org.backline.program.exercise;

import java.util.EnumMap;
import java.util.Map;

/**
 * How a body is held: angles in degrees, from standing upright with hanging arms, which is zero throughout. Pairs are
 * the left side and the right.
 *
 * @param angles every angle that is not zero
 */
public record Pose(Map<Angle, Pair> angles) {

    /**
     * What can be turned, and how far a body goes (ordinary ranges of motion with some margin for athletes). The first
     * four place the body in the room and have no limit of their own.
     */
    public enum Angle {
        /** The body bows forward; 90 lies face down, -90 on the back. */
        PITCH(-180, 180, false),
        /** The lying body rolls towards the viewer. */
        ROLL(-180, 180, false),
        /** The upright body turns to its left; -90 faces the viewer. */
        TURN(-180, 180, false),
        /** Lower back bends forward. */
        CURL(-30, 75, false),
        /** Trunk bends to its left. */
        BEND(-40, 40, false),
        /** Chest turns to its left against the pelvis. */
        TWIST(-65, 65, false),
        /** Chin to the chest. */
        NECK(-60, 60, false),
        /** Thigh forward. */
        HIP(-25, 135, true),
        /** Thigh outward. */
        SPREAD(-30, 60, true),
        /** Knee and toes outward. */
        ROTATE(-45, 60, true),
        /** Heel towards the seat. */
        KNEE(0, 150, true),
        /** Toes down. */
        ANKLE(-30, 60, true),
        /** Arm forward and up. */
        SHOULDER(-60, 180, true),
        /** Arm outward. */
        OUT(-45, 180, true),
        /** Forearm towards the upper arm. */
        ELBOW(0, 150, true);

        private final int least;
        private final int most;
        private final boolean paired;

        Angle(int least, int most, boolean paired) {
            this.least = least;
            this.most = most;
            this.paired = paired;
        }

        /** Least degrees a body reaches. */
        public int least() {
            return least;
        }

        /** Most degrees a body reaches. */
        public int most() {
            return most;
        }

        boolean isPaired() {
            return paired;
        }

        boolean isWithinReach(Pair value) {
            return least <= Math.min(value.left(), value.right()) && Math.max(value.left(), value.right()) <= most;
        }
    }

    /** An angle of the left side and of the right; equal where there is only one. */
    public record Pair(double left, double right) {

        static final Pair ZERO = new Pair(0, 0);
    }

    public Pose {
        Map<Angle, Pair> sorted = new EnumMap<>(Angle.class);
        sorted.putAll(angles);
        angles = Map.copyOf(sorted);
    }

    Pair of(Angle angle) {
        return angles.getOrDefault(angle, Pair.ZERO);
    }

    double one(Angle angle) {
        return of(angle).left();
    }

    /** This pose with some angles otherwise. */
    Pose with(Pose other) {
        Map<Angle, Pair> all = new EnumMap<>(Angle.class);
        all.putAll(angles);
        all.putAll(other.angles);
        return new Pose(all);
    }
}
