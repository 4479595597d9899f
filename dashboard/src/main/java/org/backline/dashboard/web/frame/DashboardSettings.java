package org.backline.dashboard.web.frame;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the pages offer, under {@code backline.dashboard}.
 *
 * @param clinics the clinics of the department
 * @param people who may act until there is a sign-in; the first acts when nobody was chosen
 * @param patience how long a page waits after a command for the views to show what came of it
 */
@ConfigurationProperties("backline.dashboard")
public record DashboardSettings(
        List<String> clinics,
        List<Person> people,
        @DefaultValue("PT1.5S") Duration patience) {

    public DashboardSettings {
        clinics = List.copyOf(clinics);
        people = List.copyOf(people);
        if (clinics.isEmpty() || people.isEmpty()) {
            throw new IllegalArgumentException("backline.dashboard needs at least one clinic and one person");
        }
    }
}
