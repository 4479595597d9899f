package org.backline.dashboard.web.frame;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the pages offer, under {@code backline.dashboard}.
 *
 * @param clinics the clinics of the department
 * @param people who may act until there is a sign-in; the first acts when nobody was chosen
 */
@ConfigurationProperties("backline.dashboard")
public record DashboardSettings(List<String> clinics, List<Person> people) {

    public DashboardSettings {
        clinics = List.copyOf(clinics);
        people = List.copyOf(people);
        if (clinics.isEmpty() || people.isEmpty()) {
            throw new IllegalArgumentException("backline.dashboard needs at least one clinic and one person");
        }
    }
}
