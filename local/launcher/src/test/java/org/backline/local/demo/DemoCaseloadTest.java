package org.backline.local.demo;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DemoCaseloadTest {

    private static final int SIX_WEEKS = 6 * 7 * 24;
    private static final Set<String> SPORTS = Set.of(
            "rowing",
            "cross-country",
            "soccer",
            "american-football",
            "gymnastics",
            "diving",
            "dance",
            "cheerleading",
            "wrestling",
            "baseball",
            "softball",
            "cricket",
            "swimming",
            "volleyball",
            "basketball",
            "tennis",
            "golf",
            "track-and-field",
            "weightlifting",
            "ice-hockey",
            "field-hockey",
            "lacrosse",
            "rugby",
            "cycling",
            "triathlon",
            "other");

    private final List<Story> stories = DemoCaseload.stories();

    @Test
    void isADepartmentOfThreeClinics() {
        assertThat(stories).hasSizeGreaterThanOrEqualTo(40);
        assertThat(stories.stream().collect(groupingBy(Story::clinic, counting())))
                .containsOnlyKeys(Clinic.values())
                .allSatisfy((clinic, cases) -> assertThat(cases).isGreaterThanOrEqualTo(12));
    }

    @Test
    void hasCollegeAthletesOfAllAgesAndManySports() {
        assertThat(stories.stream().map(story -> story.athlete().age()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(17, 23).boxed().toList());
        assertThat(stories.stream().map(story -> story.athlete().sport()).collect(Collectors.toSet()))
                .isSubsetOf(SPORTS)
                .hasSizeGreaterThan(20);
    }

    @Test
    void tellsOfEachAthleteOnce() {
        assertThat(stories).extracting(story -> story.athlete().name()).doesNotHaveDuplicates();
    }

    @Test
    void liesInTheLastEightWeeks() {
        assertThat(stories).allSatisfy(story -> assertThat(story.hoursAgo()).isBetween(1, SIX_WEEKS));
        assertThat(stories).anySatisfy(story -> assertThat(story.hoursAgo()).isGreaterThan(SIX_WEEKS - 24 * 7));
    }
}
