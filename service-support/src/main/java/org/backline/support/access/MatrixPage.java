package org.backline.support.access;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.backline.codes.Role;
import org.backline.support.access.Operation.Audience;

/** The access matrix as a page for readers. */
final class MatrixPage {

    private static final List<Role> COLUMNS = List.of(
            Role.ATHLETIC_TRAINER,
            Role.PHYSICIAN,
            Role.DEPARTMENT_ADMIN,
            Role.COACH,
            Role.PRIVACY_OFFICER,
            Role.SERVICE);

    private MatrixPage() {}

    static String of(AccessMatrix matrix) {
        Map<String, List<Operation>> byProcess = matrix.operations().stream()
                .collect(Collectors.groupingBy(Operation::process, TreeMap::new, Collectors.toList()));
        StringBuilder page = new StringBuilder("""
                # Who may do what

                Made from `service-support/src/main/resources/access/matrix.yaml`, which is the only place that decides: a
                request that no row names is not answered. **own**: records of the caller's clinics. **referred**: of those,
                the ones of which a physician was asked. **all**: not bound to a clinic. A record of another clinic is
                answered like one that does not exist. Emergency access opens the cases of one athlete for reading, for a
                limited time, and is reviewed.
                """);
        byProcess.forEach((process, operations) -> {
            page.append("\n## ")
                    .append(process.equals("*") ? "Every process" : process)
                    .append("\n\n| Operation | Request | Data |");
            COLUMNS.forEach(role -> page.append(' ').append(words(role)).append(" |"));
            page.append("\n|").append(" --- |".repeat(COLUMNS.size() + 3)).append('\n');
            operations.stream()
                    .sorted(Comparator.comparing(Operation::id))
                    .forEach(operation -> page.append(line(operation)));
        });
        return page.toString();
    }

    private static String line(Operation operation) {
        StringBuilder line = new StringBuilder("| %s | `%s %s` | %s |"
                .formatted(
                        operation.id(),
                        operation.method(),
                        operation.path().getPatternString().replace("|", "\\|"),
                        operation.data().name().toLowerCase(Locale.ROOT)));
        for (Role role : COLUMNS) {
            line.append(' ').append(cell(operation, role)).append(" |");
        }
        return line.append('\n').toString();
    }

    private static String cell(Operation operation, Role role) {
        if (operation.audience() == Audience.ANYONE) {
            return "anyone";
        }
        if (operation.audience() == Audience.SIGNED_IN) {
            return "yes";
        }
        Reach reach = operation.may().get(role);
        if (reach == null) {
            return "";
        }
        return switch (reach) {
            case CLINIC -> "own";
            case REFERRED -> "referred";
            case EVERYWHERE -> "all";
        };
    }

    private static String words(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
