package org.backline.dashboard;

import java.util.Map;
import org.backline.codes.Role;
import org.backline.support.testing.Tokens;

/** Values of the header {@code Authorization} of people whom the tests know. */
public final class As {

    private static final Map<String, String> NAMES = Map.of(
            "trainer.okafor", "Jude Okafor",
            "trainer.weiss", "Wilma Weiss",
            "trainer.moreau", "Marc Moreau",
            "physician.haddad", "Leila Haddad",
            "physician.ito", "Ren Ito");

    private As() {}

    /** A trainer of the clinic north. */
    public static String trainer() {
        return somebody("trainer.okafor", Role.ATHLETIC_TRAINER, "north");
    }

    /** A physician of the clinics north and south. */
    public static String physician() {
        return somebody("physician.haddad", Role.PHYSICIAN, "north", "south");
    }

    /** Whoever's subject begins with the role's word. */
    public static String subject(String subject) {
        return subject.startsWith("physician")
                ? somebody(subject, Role.PHYSICIAN, "north", "south")
                : somebody(subject, Role.ATHLETIC_TRAINER, "north");
    }

    public static String somebody(String subject, Role role, String... clinics) {
        return Tokens.bearer(
                subject, role, claims -> claims.claim("name", NAMES.getOrDefault(subject, "Kim Example")), clinics);
    }
}
