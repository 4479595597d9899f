package org.backline.program.exercise;

import static org.backline.program.exercise.ExerciseDrawing.number;

import org.backline.program.exercise.DrawingPlan.Prop;
import org.backline.program.exercise.ExerciseDrawing.Camera;
import org.backline.program.exercise.ExerciseDrawing.Flat;

/** Draws what an athlete holds, wears or stands on. */
final class ThingDrawing {

    private ThingDrawing() {}

    static void draw(StringBuilder svg, Prop prop, Skeleton body, Camera camera, String colour) {
        Point first = body.at(prop.at().getFirst());
        Point last = body.at(prop.at().getLast());
        switch (prop.kind()) {
            case BAND -> path(svg, "M" + camera.of(first) + " L" + camera.of(last), colour, 4.5);
            case BELT -> belt(svg, camera.of(first), camera.of(last), colour);
            case BALL -> {
                Flat middle = camera.of(first.plus(last).times(0.5));
                svg.append("<circle cx=\"")
                        .append(number(middle.x()))
                        .append("\" cy=\"")
                        .append(number(middle.y()))
                        .append("\" r=\"13\" fill=\"#f6e3d3\" stroke=\"")
                        .append(colour)
                        .append("\" stroke-width=\"3\"/>\n");
            }
            case BOX -> box(svg, first, prop.metres(), camera, colour);
            case DOWEL -> {
                Point along = last.minus(first).times(1 / last.minus(first).length());
                path(
                        svg,
                        "M" + camera.of(first.minus(along.times(0.12))) + " L"
                                + camera.of(last.plus(along.times(prop.metres()))),
                        colour,
                        4);
            }
            case CABLE -> {
                Flat hand = camera.of(first);
                path(
                        svg,
                        "M" + hand + " L" + new Flat(330, hand.y()) + " M" + new Flat(330, hand.y() - 46) + " L"
                                + new Flat(330, hand.y() + 46),
                        colour,
                        3.5);
            }
            case PRESS -> press(svg, camera.of(first), camera.of(last), colour);
        }
    }

    private static void belt(StringBuilder svg, Flat one, Flat other, String colour) {
        double dx = other.x() - one.x();
        double dy = other.y() - one.y();
        double length = Math.max(1, Math.hypot(dx, dy));
        Flat from = new Flat(one.x() - 9 * dx / length, one.y() - 9 * dy / length);
        Flat to = new Flat(other.x() + 9 * dx / length, other.y() + 9 * dy / length);
        path(svg, "M" + from + " L" + to, colour, 8);
    }

    private static void box(StringBuilder svg, Point on, double height, Camera camera, String colour) {
        Flat top = camera.of(new Point(on.x(), on.y(), height));
        Flat foot = camera.of(new Point(on.x(), on.y(), 0));
        svg.append("<rect x=\"")
                .append(number(top.x() - 34))
                .append("\" y=\"")
                .append(number(top.y() + 4))
                .append("\" width=\"76\" height=\"")
                .append(number(Math.max(4, foot.y() - top.y())))
                .append("\" rx=\"3\" fill=\"#f6e3d3\" stroke=\"")
                .append(colour)
                .append("\" stroke-width=\"3\"/>\n");
    }

    private static void press(StringBuilder svg, Flat one, Flat other, String colour) {
        double dx = other.x() - one.x();
        double dy = other.y() - one.y();
        double length = Math.hypot(dx, dy);
        double ux = length < 1 ? 1 : dx / length;
        double uy = length < 1 ? 0 : dy / length;
        arrow(svg, one, -ux, -uy, colour);
        arrow(svg, other, ux, uy, colour);
    }

    /** A short arrow that ends at a point and comes from this direction. */
    private static void arrow(StringBuilder svg, Flat at, double ux, double uy, String colour) {
        Flat tip = new Flat(at.x() + 10 * ux, at.y() + 10 * uy);
        Flat tail = new Flat(at.x() + 34 * ux, at.y() + 34 * uy);
        Flat oneBarb = new Flat(tip.x() + 9 * ux - 6 * uy, tip.y() + 9 * uy + 6 * ux);
        Flat otherBarb = new Flat(tip.x() + 9 * ux + 6 * uy, tip.y() + 9 * uy - 6 * ux);
        path(svg, "M" + tail + " L" + tip + " M" + oneBarb + " L" + tip + " L" + otherBarb, colour, 3);
    }

    private static void path(StringBuilder svg, String data, String colour, double width) {
        svg.append("<path d=\"")
                .append(data)
                .append("\" stroke=\"")
                .append(colour)
                .append("\" stroke-width=\"")
                .append(number(width))
                .append("\"/>\n");
    }
}
