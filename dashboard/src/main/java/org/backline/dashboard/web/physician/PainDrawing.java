package org.backline.dashboard.web.physician;

import com.openhtmltopdf.css.parser.FSRGBColor;
import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.backline.dashboard.view.board.PainKind;
import org.backline.dashboard.web.frame.Trend;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Draws the course of pain into a PDF: lines at rest, dashes while training, and no letters, so that it needs no font. The
 * same numbers stand in the table below it.
 */
final class PainDrawing implements FSObjectDrawer {

    private static final int HIGHEST = 10;
    private static final int GRID_STEP = 2;
    private static final FSRGBColor GRID = new FSRGBColor(222, 226, 230);
    private static final FSRGBColor REST = new FSRGBColor(32, 84, 147);
    private static final FSRGBColor TRAINING = new FSRGBColor(110, 118, 128);

    private final List<Trend.Point> points;

    PainDrawing(Trend trend) {
        this.points = trend.points();
    }

    @Override
    public @Nullable Map<Shape, String> drawObject(
            Element element,
            double x,
            double y,
            double width,
            double height,
            OutputDevice out,
            RenderingContext context,
            int dotsPerPixel) {
        Stroke before = out.getStroke();
        float unit = dotsPerPixel;
        out.setColor(GRID);
        out.setStroke(new BasicStroke(0.5f * unit));
        for (int value = 0; value <= HIGHEST; value += GRID_STEP) {
            double at = y + height * (HIGHEST - value) / HIGHEST;
            out.draw(new Line2D.Double(x, at, x + width, at));
        }
        Box box = new Box(x, y, width, height);
        out.setColor(TRAINING);
        float[] dashes = {4 * unit, 3 * unit};
        out.setStroke(new BasicStroke(unit, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0));
        draw(box, out, of(true), unit);
        out.setColor(REST);
        out.setStroke(new BasicStroke(1.5f * unit, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        draw(box, out, of(false), unit);
        out.setStroke(before);
        return null;
    }

    private List<Trend.Point> of(boolean training) {
        return points.stream()
                .filter(point -> (point.kind() == PainKind.DURING_SESSION) == training)
                .toList();
    }

    private void draw(Box box, OutputDevice out, List<Trend.Point> line, float unit) {
        if (line.isEmpty()) {
            return;
        }
        Path2D path = new Path2D.Double();
        for (Trend.Point point : line) {
            double x = x(box, point.at());
            double y = box.y + box.height * (HIGHEST - point.value()) / HIGHEST;
            if (path.getCurrentPoint() == null) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
            out.fill(new Ellipse2D.Double(x - 2 * unit, y - 2 * unit, 4 * unit, 4 * unit));
        }
        out.draw(path);
    }

    private double x(Box box, Instant at) {
        double begin = points.getFirst().at().getEpochSecond();
        double span = Math.max(1, points.getLast().at().getEpochSecond() - begin);
        return box.x + box.width * (at.getEpochSecond() - begin) / span;
    }

    private record Box(double x, double y, double width, double height) {}
}
