package org.backline.program.exercise;

import static org.backline.program.exercise.Pose.Angle.*;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Where the joints of a posed body are. Segment lengths are rounded proportions of an adult of 1.75 m; they make every
 * drawing of the library the same person.
 */
record Skeleton(Map<Joint, Point> joints) {

    private static final double LUMBAR = 0.20;
    private static final double THORAX = 0.30;
    private static final double NECK_AND_HEAD = 0.20;
    private static final double HALF_SHOULDERS = 0.17;
    private static final double HALF_HIPS = 0.10;
    private static final double UPPER_ARM = 0.28;
    private static final double FOREARM_AND_HAND = 0.32;
    private static final double THIGH = 0.43;
    private static final double SHANK = 0.42;
    private static final double FOOT = 0.17;

    private static final Point DOWN = new Point(0, 0, -1);

    Skeleton {
        joints = Map.copyOf(joints);
    }

    /** The body in this pose, its lowest point on the floor. */
    static Skeleton of(Pose pose) {
        Map<Joint, Point> at = new EnumMap<>(Joint.class);
        Turn pelvis = Turn.about(pose.one(TURN)).then(Turn.roll(pose.one(ROLL))).then(Turn.bow(pose.one(PITCH)));
        Turn chest = pelvis.then(Turn.bow(pose.one(CURL)))
                .then(Turn.roll(-pose.one(BEND)))
                .then(Turn.about(pose.one(TWIST)));
        Point origin = new Point(0, 0, 0);
        Point waist = pelvis.up().times(LUMBAR);
        Point neck = waist.plus(chest.up().times(THORAX));
        at.put(Joint.PELVIS, origin);
        at.put(Joint.WAIST, waist);
        at.put(Joint.NECK, neck);
        at.put(Joint.HEAD, neck.plus(chest.then(Turn.bow(pose.one(NECK))).up().times(NECK_AND_HEAD)));
        for (boolean left : new boolean[] {true, false}) {
            leg(at, pose, pelvis, left);
            arm(at, pose, chest, neck, left);
        }
        double floor = at.values().stream().mapToDouble(Point::z).min().orElse(0);
        at.replaceAll((joint, point) -> point.minus(new Point(0, 0, floor)));
        return new Skeleton(at);
    }

    private static void leg(Map<Joint, Point> at, Pose pose, Turn pelvis, boolean left) {
        int outward = left ? 1 : -1;
        Turn thigh = pelvis.then(Turn.bow(-side(pose, HIP, left)))
                .then(Turn.roll(outward * side(pose, SPREAD, left)))
                .then(Turn.about(outward * side(pose, ROTATE, left)));
        Turn shank = thigh.then(Turn.bow(side(pose, KNEE, left)));
        Point hip = pelvis.left().times(outward * HALF_HIPS);
        Point knee = hip.plus(thigh.of(DOWN).times(THIGH));
        Point heel = knee.plus(shank.of(DOWN).times(SHANK));
        Turn foot = shank.then(Turn.bow(side(pose, ANKLE, left)));
        at.put(left ? Joint.LEFT_HIP : Joint.RIGHT_HIP, hip);
        at.put(left ? Joint.LEFT_KNEE : Joint.RIGHT_KNEE, knee);
        at.put(left ? Joint.LEFT_HEEL : Joint.RIGHT_HEEL, heel);
        at.put(left ? Joint.LEFT_TOE : Joint.RIGHT_TOE, heel.plus(foot.forward().times(FOOT)));
    }

    private static void arm(Map<Joint, Point> at, Pose pose, Turn chest, Point neck, boolean left) {
        int outward = left ? 1 : -1;
        Turn upper = chest.then(Turn.bow(-side(pose, SHOULDER, left))).then(Turn.roll(outward * side(pose, OUT, left)));
        Turn lower = upper.then(Turn.bow(-side(pose, ELBOW, left)));
        Point shoulder = neck.plus(chest.left().times(outward * HALF_SHOULDERS))
                .minus(chest.up().times(0.04));
        Point elbow = shoulder.plus(upper.of(DOWN).times(UPPER_ARM));
        at.put(left ? Joint.LEFT_SHOULDER : Joint.RIGHT_SHOULDER, shoulder);
        at.put(left ? Joint.LEFT_ELBOW : Joint.RIGHT_ELBOW, elbow);
        at.put(
                left ? Joint.LEFT_HAND : Joint.RIGHT_HAND,
                elbow.plus(lower.of(DOWN).times(FOREARM_AND_HAND)));
    }

    private static double side(Pose pose, Pose.Angle angle, boolean left) {
        return left ? pose.of(angle).left() : pose.of(angle).right();
    }

    Point at(Joint joint) {
        Point point = joints.get(joint);
        if (point == null) {
            throw new IllegalStateException("A body has a " + joint);
        }
        return point;
    }

    Skeleton moved(UnaryOperator<Point> move) {
        Map<Joint, Point> at = new EnumMap<>(Joint.class);
        joints.forEach((joint, point) -> at.put(joint, move.apply(point)));
        return new Skeleton(at);
    }
}
