package org.backline.program.exercise;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.backline.program.exercise.DrawingPlan.Prop;

/**
 * Draws an exercise as one SVG: start on the left, end on the right, the way of the movement as an arrow. Every drawing
 * has the same person, colours and mat, names nothing outside itself, and carries its own words for a screen reader.
 */
public final class ExerciseDrawing {

    private static final double WIDTH = 340;
    private static final double HEIGHT = 320;
    private static final double SCALE = 138;
    private static final double FLOOR = 262;
    private static final String NEAR = "#1d3a57";
    private static final String FAR = "#8ba3b8";
    private static final String TRUNK = "#33577a";
    private static final String THING = "#b4541a";

    private ExerciseDrawing() {}

    /** The drawing, as text of an SVG document. */
    public static String of(String id, String name, DrawingPlan plan) {
        StringBuilder svg = new StringBuilder(8_000);
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(number(2 * WIDTH))
                .append(' ')
                .append(number(HEIGHT))
                .append("\" role=\"img\" aria-labelledby=\"title-")
                .append(id)
                .append(" desc-")
                .append(id)
                .append("\" stroke-linecap=\"round\" stroke-linejoin=\"round\" fill=\"none\">\n<title id=\"title-")
                .append(id)
                .append("\">")
                .append(escaped(name))
                .append("</title>\n<desc id=\"desc-")
                .append(id)
                .append("\">")
                .append(escaped(plan.says()))
                .append("</desc>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        Skeleton start = lifted(plan.start(), plan.lift().start());
        Skeleton end = lifted(plan.end(), plan.lift().end());
        Point drift = start.at(plan.anchor()).minus(end.at(plan.anchor()));
        end = end.moved(point -> point.plus(new Point(drift.x(), drift.y(), 0)));
        Camera camera = Camera.on(plan, start, end);
        panel(svg, "Start", 0, plan, start, List.of(), camera);
        svg.append("<line x1=\"")
                .append(number(WIDTH))
                .append("\" y1=\"36\" x2=\"")
                .append(number(WIDTH))
                .append("\" y2=\"284\" stroke=\"#d5dde5\" stroke-width=\"1.5\"/>\n");
        List<Arrow> arrows = new ArrayList<>();
        for (Joint joint : plan.moves()) {
            arrows.add(new Arrow(camera.of(start.at(joint)), camera.of(end.at(joint))));
        }
        panel(svg, "End", WIDTH, plan, end, arrows, camera);
        return svg.append("</svg>\n").toString();
    }

    private static Skeleton lifted(Pose pose, double lift) {
        return Skeleton.of(pose).moved(point -> point.plus(new Point(0, 0, lift)));
    }

    private static void panel(
            StringBuilder svg,
            String label,
            double left,
            DrawingPlan plan,
            Skeleton body,
            List<Arrow> arrows,
            Camera camera) {
        svg.append("<g transform=\"translate(").append(number(left)).append(" 0)\">\n");
        mat(svg, camera);
        things(svg, plan, body, camera, true);
        body(svg, body, camera);
        things(svg, plan, body, camera, false);
        arrows.forEach(arrow -> arrow.draw(svg));
        svg.append("<text x=\"")
                .append(number(WIDTH / 2))
                .append(
                        "\" y=\"308\" text-anchor=\"middle\" font-family=\"system-ui, sans-serif\" font-size=\"15\" fill=\"#44566a\">")
                .append(label)
                .append("</text>\n</g>\n");
    }

    private static void mat(StringBuilder svg, Camera camera) {
        Flat a = camera.floor(-1.02, -Camera.HALF_MAT);
        Flat b = camera.floor(1.02, -Camera.HALF_MAT);
        Flat c = camera.floor(1.02, Camera.HALF_MAT);
        Flat d = camera.floor(-1.02, Camera.HALF_MAT);
        svg.append("<path d=\"M")
                .append(a)
                .append(" L")
                .append(b)
                .append(" L")
                .append(c)
                .append(" L")
                .append(d);
        svg.append(" Z\" fill=\"#e8eef3\" stroke=\"#c3d0dc\" stroke-width=\"1.5\"/>\n");
    }

    /** A stroke of the figure. */
    private record Stroke(Flat from, Flat to, double width, String colour, double depth) {}

    private static void body(StringBuilder svg, Skeleton body, Camera camera) {
        List<Stroke> strokes = new ArrayList<>();
        boolean leftIsFar = camera.depth(body.at(Joint.LEFT_HIP)) + camera.depth(body.at(Joint.LEFT_SHOULDER))
                >= camera.depth(body.at(Joint.RIGHT_HIP)) + camera.depth(body.at(Joint.RIGHT_SHOULDER));
        limb(strokes, body, camera, leftIsFar, 9, Joint.LEFT_HIP, Joint.LEFT_KNEE, Joint.LEFT_HEEL, Joint.LEFT_TOE);
        limb(
                strokes,
                body,
                camera,
                !leftIsFar,
                9,
                Joint.RIGHT_HIP,
                Joint.RIGHT_KNEE,
                Joint.RIGHT_HEEL,
                Joint.RIGHT_TOE);
        limb(strokes, body, camera, leftIsFar, 7, Joint.LEFT_SHOULDER, Joint.LEFT_ELBOW, Joint.LEFT_HAND);
        limb(strokes, body, camera, !leftIsFar, 7, Joint.RIGHT_SHOULDER, Joint.RIGHT_ELBOW, Joint.RIGHT_HAND);
        Flat pelvis = camera.of(body.at(Joint.PELVIS));
        Flat waist = camera.of(body.at(Joint.WAIST));
        Flat neck = camera.of(body.at(Joint.NECK));
        Flat head = camera.of(body.at(Joint.HEAD));
        double middle = camera.depth(body.at(Joint.WAIST));
        strokes.stream()
                .filter(stroke -> stroke.depth() > middle)
                .sorted(comparingDouble(Stroke::depth).reversed())
                .forEach(stroke -> draw(svg, stroke));
        svg.append("<path d=\"M")
                .append(camera.of(body.at(Joint.LEFT_HIP)))
                .append(" L")
                .append(camera.of(body.at(Joint.RIGHT_HIP)))
                .append(" M")
                .append(camera.of(body.at(Joint.LEFT_SHOULDER)))
                .append(" L")
                .append(camera.of(body.at(Joint.RIGHT_SHOULDER)))
                .append("\" stroke=\"" + TRUNK + "\" stroke-width=\"9\"/>\n<path d=\"M")
                .append(pelvis)
                .append(" Q")
                .append(waist)
                .append(' ')
                .append(neck)
                .append("\" stroke=\"" + TRUNK + "\" stroke-width=\"15\"/>\n<path d=\"M")
                .append(neck)
                .append(" L")
                .append(head)
                .append("\" stroke=\"" + TRUNK + "\" stroke-width=\"8\"/>\n<circle cx=\"")
                .append(number(head.x()))
                .append("\" cy=\"")
                .append(number(head.y()))
                .append("\" r=\"14\" fill=\"" + TRUNK + "\"/>\n");
        strokes.stream()
                .filter(stroke -> stroke.depth() <= middle)
                .sorted(comparingDouble(Stroke::depth).reversed())
                .forEach(stroke -> draw(svg, stroke));
    }

    private static void limb(
            List<Stroke> strokes, Skeleton body, Camera camera, boolean far, double width, Joint... joints) {
        for (int i = 1; i < joints.length; i++) {
            Point from = body.at(joints[i - 1]);
            Point to = body.at(joints[i]);
            strokes.add(new Stroke(
                    camera.of(from),
                    camera.of(to),
                    width,
                    far ? FAR : NEAR,
                    (camera.depth(from) + camera.depth(to)) / 2));
        }
    }

    private static void draw(StringBuilder svg, Stroke stroke) {
        svg.append("<path d=\"M")
                .append(stroke.from())
                .append(" L")
                .append(stroke.to())
                .append("\" stroke=\"")
                .append(stroke.colour())
                .append("\" stroke-width=\"")
                .append(number(stroke.width()))
                .append("\"/>\n");
    }

    private static void things(StringBuilder svg, DrawingPlan plan, Skeleton body, Camera camera, boolean behind) {
        for (Prop prop : plan.props()) {
            boolean isBox = prop.kind() == DrawingPlan.Kind.BOX;
            if (isBox == behind) {
                ThingDrawing.draw(svg, prop, body, camera, THING);
            }
        }
    }

    /** The way of a joint, bowed away from the middle of the picture. */
    private record Arrow(Flat from, Flat to) {

        void draw(StringBuilder svg) {
            double dx = to.x() - from.x();
            double dy = to.y() - from.y();
            double length = Math.hypot(dx, dy);
            if (length < 6) {
                return;
            }
            double bow = Math.min(26, length * 0.28);
            double side = (dx * (FLOOR - 90 - from.y()) - dy * (WIDTH / 2 - from.x())) > 0 ? 1 : -1;
            Flat bend = new Flat(
                    (from.x() + to.x()) / 2 + side * bow * dy / length + side * 12 * dy / length,
                    (from.y() + to.y()) / 2 - side * bow * dx / length - side * 12 * dx / length);
            Flat shiftedFrom = new Flat(from.x() + side * 12 * dy / length, from.y() - side * 12 * dx / length);
            Flat tip = new Flat(to.x() + side * 12 * dy / length, to.y() - side * 12 * dx / length);
            double angle = Math.atan2(tip.y() - bend.y(), tip.x() - bend.x());
            svg.append("<path d=\"M")
                    .append(shiftedFrom)
                    .append(" Q")
                    .append(bend)
                    .append(' ')
                    .append(tip)
                    .append(" M")
                    .append(barb(tip, angle + 0.5))
                    .append(" L")
                    .append(tip)
                    .append(" L")
                    .append(barb(tip, angle - 0.5))
                    .append("\" stroke=\"" + THING + "\" stroke-width=\"3\"/>\n");
        }

        private static Flat barb(Flat tip, double angle) {
            return new Flat(tip.x() - 10 * Math.cos(angle), tip.y() - 10 * Math.sin(angle));
        }
    }

    /** A place in the picture, in its units. */
    record Flat(double x, double y) {

        @Override
        public String toString() {
            return number(x) + " " + number(y);
        }
    }

    /** From where the figure is seen; the same for both halves of a drawing. */
    record Camera(double azimuth, double elevation, double centre) {

        private static final double HALF_MAT = 0.42;

        static Camera on(DrawingPlan plan, Skeleton start, Skeleton end) {
            Camera plain = new Camera(Math.toRadians(plan.azimuth()), Math.toRadians(plan.elevation()), 0);
            double least = Double.MAX_VALUE;
            double most = -Double.MAX_VALUE;
            for (Skeleton body : List.of(start, end)) {
                for (Point point : body.joints().values()) {
                    least = Math.min(least, plain.across(point));
                    most = Math.max(most, plain.across(point));
                }
            }
            return new Camera(plain.azimuth, plain.elevation, (least + most) / 2);
        }

        Flat of(Point point) {
            double height = point.z() * Math.cos(elevation) + depth(point) * Math.sin(elevation);
            return new Flat(WIDTH / 2 + SCALE * (across(point) - centre), level() - SCALE * height);
        }

        /** A place on the floor, measured in the picture's own directions. */
        Flat floor(double across, double away) {
            return new Flat(WIDTH / 2 + SCALE * across * 1.13, level() - SCALE * away * Math.sin(elevation));
        }

        /** The more the mat is seen from above, the higher its middle is, so that it ends above the words. */
        private double level() {
            return FLOOR + 16 - SCALE * HALF_MAT * Math.sin(elevation);
        }

        double depth(Point point) {
            return point.x() * Math.sin(azimuth) + point.y() * Math.cos(azimuth);
        }

        private double across(Point point) {
            return point.x() * Math.cos(azimuth) - point.y() * Math.sin(azimuth);
        }
    }

    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        String plain = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        return plain.equals("-0") ? "0" : plain;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
