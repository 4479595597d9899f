package org.backline.support.access;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backline.codes.Role;

/**
 * SMART scopes, of version 1 ({@code system/Task.write}) and 2 ({@code system/Task.rs}). A scope narrows what the role
 * may do and never widens it. A program needs scopes; a person's token without any is only bound by the role.
 */
public final class SmartScopes {

    private static final Pattern SCOPE =
            Pattern.compile("(system|user|patient)/(\\*|[A-Z][A-Za-z]+)\\.([a-z*]+)(\\?.*)?");

    private SmartScopes() {}

    /** Whether the caller's token is for this. */
    public static boolean allow(Access access, String type, Interaction interaction) {
        return allow(access.scopes(), access.caller().role() == Role.SERVICE, type, interaction);
    }

    static boolean allow(Set<String> scopes, boolean program, String type, Interaction interaction) {
        boolean any = false;
        for (String scope : scopes) {
            Matcher parts = SCOPE.matcher(scope);
            if (!parts.matches()) {
                continue;
            }
            any = true;
            // A narrowing that is not understood grants nothing; nor does a context that a launch would have to give.
            boolean level = parts.group(1).equals(program ? "system" : "user") && parts.group(4) == null;
            if (level
                    && (parts.group(2).equals("*") || parts.group(2).equals(type))
                    && permits(parts.group(3), interaction)) {
                return true;
            }
        }
        return !any && !program;
    }

    private static boolean permits(String permission, Interaction interaction) {
        return switch (permission) {
            case "*" -> true;
            case "read" -> interaction == Interaction.READ || interaction == Interaction.SEARCH;
            case "write" -> interaction != Interaction.READ && interaction != Interaction.SEARCH;
            // The letters of version 2 stand in this order, each at most once.
            default -> permission.matches("c?r?u?d?s?") && permission.indexOf(interaction.letter) >= 0;
        };
    }

    /** What a request does, in the letters of SMART 2. */
    public enum Interaction {
        CREATE('c'),
        READ('r'),
        UPDATE('u'),
        DELETE('d'),
        SEARCH('s');

        private final char letter;

        Interaction(char letter) {
            this.letter = letter;
        }

        /** Its letter in a scope. */
        public char letter() {
            return letter;
        }
    }
}
