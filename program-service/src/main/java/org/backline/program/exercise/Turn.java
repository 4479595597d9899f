package org.backline.program.exercise;

/** A rotation, by the three directions it turns the axes to; angles in degrees. */
record Turn(Point forward, Point left, Point up) {

    static final Turn NONE = new Turn(new Point(1, 0, 0), new Point(0, 1, 0), new Point(0, 0, 1));

    /** About the axis to the left: what points up goes forward. */
    static Turn bow(double degrees) {
        double c = Math.cos(Math.toRadians(degrees));
        double s = Math.sin(Math.toRadians(degrees));
        return new Turn(new Point(c, 0, -s), new Point(0, 1, 0), new Point(s, 0, c));
    }

    /** About the axis forward: what points left goes up. */
    static Turn roll(double degrees) {
        double c = Math.cos(Math.toRadians(degrees));
        double s = Math.sin(Math.toRadians(degrees));
        return new Turn(new Point(1, 0, 0), new Point(0, c, s), new Point(0, -s, c));
    }

    /** About the axis up: what points forward goes left. */
    static Turn about(double degrees) {
        double c = Math.cos(Math.toRadians(degrees));
        double s = Math.sin(Math.toRadians(degrees));
        return new Turn(new Point(c, s, 0), new Point(-s, c, 0), new Point(0, 0, 1));
    }

    /** This rotation after another one within its own axes. */
    Turn then(Turn inner) {
        return new Turn(of(inner.forward), of(inner.left), of(inner.up));
    }

    Point of(Point point) {
        return forward.times(point.x()).plus(left.times(point.y())).plus(up.times(point.z()));
    }
}
