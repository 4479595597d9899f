package org.backline.dashboard.web.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.backline.codes.BodyRegion;
import org.backline.codes.PainSite;
import org.backline.codes.Side;

/**
 * The body chart: zones to touch on a figure seen from behind and from the front. From behind, the athlete's left is on
 * the left of the picture; from the front it is on the right.
 */
public final class BodyChart {

    private static final double MIDDLE = 100;

    private BodyChart() {}

    /**
     * A place to touch: a rounded rectangle.
     *
     * @param value region and side as the form sends them, for example {@code LUMBAR:LEFT}
     */
    public record Zone(String value, PainSite site, double x, double y, double width, double height) {}

    /** The zones seen from behind. */
    public static List<Zone> back() {
        List<Zone> zones = new ArrayList<>();
        threeAcross(zones, BodyRegion.THORACIC, 84, 60);
        threeAcross(zones, BodyRegion.LUMBAR, 147, 44);
        pair(zones, BodyRegion.FLANK, true, 55, 147, 14, 44);
        zones.add(zone(BodyRegion.SACRAL, Side.MIDLINE, 89, 194, 22, 26));
        pair(zones, BodyRegion.SI_JOINT, true, 66, 194, 21, 26);
        pair(zones, BodyRegion.GLUTEAL, true, 58, 223, 40, 42);
        limbs(zones, true);
        return List.copyOf(zones);
    }

    /** The zones seen from the front. */
    public static List<Zone> front() {
        List<Zone> zones = new ArrayList<>();
        zones.add(zone(BodyRegion.ABDOMEN, Side.MIDLINE, 70, 134, 60, 60));
        pair(zones, BodyRegion.HIP, false, 56, 198, 22, 44);
        pair(zones, BodyRegion.GROIN, false, 80, 205, 18, 40);
        limbs(zones, false);
        return List.copyOf(zones);
    }

    /** Every place, once, in words' order: for the list beside the figure. */
    public static List<PainSite> places() {
        return Stream.concat(back().stream(), front().stream())
                .map(Zone::site)
                .distinct()
                .sorted(Comparator.comparing(PainSite::region).thenComparing(PainSite::side))
                .toList();
    }

    /** A place as the form sends it. */
    public static String value(PainSite site) {
        return site.region().name() + ":" + site.side().name();
    }

    private static void threeAcross(List<Zone> zones, BodyRegion region, double y, double height) {
        pair(zones, region, true, 71, y, 18, height);
        zones.add(zone(region, Side.MIDLINE, 91, y, 18, height));
    }

    private static void limbs(List<Zone> zones, boolean fromBehind) {
        pair(zones, BodyRegion.THIGH, fromBehind, 60, 269, 36, 66);
        pair(zones, BodyRegion.LEG, fromBehind, 63, 341, 31, 66);
        pair(zones, BodyRegion.FOOT, fromBehind, 62, 412, 31, 20);
    }

    /** The zone on the left of the picture and its mirror image. */
    private static void pair(
            List<Zone> zones, BodyRegion region, boolean fromBehind, double x, double y, double width, double height) {
        zones.add(zone(region, fromBehind ? Side.LEFT : Side.RIGHT, x, y, width, height));
        zones.add(zone(region, fromBehind ? Side.RIGHT : Side.LEFT, 2 * MIDDLE - x - width, y, width, height));
    }

    private static Zone zone(BodyRegion region, Side side, double x, double y, double width, double height) {
        PainSite site = new PainSite(region, side);
        return new Zone(value(site), site, x, y, width, height);
    }
}
