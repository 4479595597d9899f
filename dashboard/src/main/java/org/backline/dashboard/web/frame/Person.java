package org.backline.dashboard.web.frame;

import java.util.List;
import java.util.Locale;
import org.backline.codes.Role;
import org.backline.dashboard.service.Caller;

/**
 * A person who uses the pages.
 *
 * @param subject for example {@code trainer.okafor}
 * @param clinics where the person works; the first is shown first
 */
public record Person(String subject, Role role, List<String> clinics) {

    public Person {
        clinics = List.copyOf(clinics);
    }

    /** How a subject reads on a page: {@code trainer.okafor} is Okafor. */
    public static String nameOf(String subject) {
        String last = subject.substring(subject.lastIndexOf('.') + 1).replace('-', ' ');
        return last.isEmpty() ? subject : last.substring(0, 1).toUpperCase(Locale.ROOT) + last.substring(1);
    }

    /** How the person reads on a page. */
    public String name() {
        return nameOf(subject);
    }

    /** Whether the person answers referrals. */
    public boolean isPhysician() {
        return role == Role.PHYSICIAN;
    }

    /** The person as a service knows a caller. */
    public Caller caller() {
        return new Caller(subject, role);
    }
}
