package org.backline.local.demo;

import java.util.List;
import java.util.stream.Stream;

/**
 * A department in the middle of its season: three clinics, both branches, every stage. Seen over the last eight weeks;
 * everybody in it is made up.
 */
final class DemoCaseload {

    private DemoCaseload() {}

    static List<Story> stories() {
        return Stream.of(NorthClinic.stories(), SouthClinic.stories(), WestClinic.stories())
                .flatMap(List::stream)
                .toList();
    }
}
