package org.backline.intake.roster;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backline.codes.Sex;
import org.backline.codes.SickleCellTrait;
import org.jspecify.annotations.Nullable;

/** Understands one line of a roster, and names everything in it that cannot be taken. */
final class LineReader {

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern AMERICAN = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");
    private static final Pattern SPORT = Pattern.compile("[a-z][a-z-]{0,39}");
    private static final int LONGEST_NAME = 200;
    private static final int MOST_SPORTS = 5;

    private final String clinicId;
    private final Set<String> clinics;
    private final LocalDate youngest;
    private final LocalDate oldest;
    private final Supplier<UUID> ids;

    /**
     * @param clinicId of lines that name no clinic
     * @param clinics those that the caller may register athletes in
     * @param youngest born on this day at the latest
     * @param oldest born on this day at the earliest
     * @param ids makes the id of each athlete
     */
    LineReader(String clinicId, Set<String> clinics, LocalDate youngest, LocalDate oldest, Supplier<UUID> ids) {
        this.clinicId = clinicId;
        this.clinics = clinics;
        this.youngest = youngest;
        this.oldest = oldest;
        this.ids = ids;
    }

    RosterLine read(RosterFile.Row row) {
        List<LineProblem> problems = new ArrayList<>();
        if (!row.width()) {
            problems.add(new LineProblem("line", "must have as many fields as the heading"));
        }
        return new RosterLine(
                row.line(),
                ids.get(),
                name(row, problems),
                birthDate(row.get(Column.BIRTH_DATE), problems),
                sex(row.get(Column.SEX), problems),
                sports(row.get(Column.SPORTS), problems),
                clinic(row.get(Column.CLINIC), problems),
                trait(row.get(Column.SICKLE_CELL_TRAIT), problems),
                problems);
    }

    private static @Nullable String name(RosterFile.Row row, List<LineProblem> problems) {
        String name = row.get(Column.NAME);
        if (name == null) {
            name = Stream.of(Column.FIRST_NAME, Column.LAST_NAME)
                    .map(row::get)
                    .filter(part -> part != null)
                    .collect(Collectors.joining(" "));
        }
        name = name.replaceAll("\\s+", " ").strip();
        if (name.isEmpty()) {
            problems.add(new LineProblem(Column.NAME.title(), "must not be empty"));
            return null;
        }
        if (name.length() > LONGEST_NAME) {
            problems.add(new LineProblem(Column.NAME.title(), "must be at most " + LONGEST_NAME + " characters"));
            return name.substring(0, LONGEST_NAME);
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            problems.add(new LineProblem(Column.NAME.title(), "must be text without control characters"));
        }
        return name;
    }

    private @Nullable LocalDate birthDate(@Nullable String text, List<LineProblem> problems) {
        if (text == null) {
            problems.add(new LineProblem(Column.BIRTH_DATE.title(), "must not be empty"));
            return null;
        }
        LocalDate date = date(text);
        if (date == null) {
            problems.add(new LineProblem(
                    Column.BIRTH_DATE.title(), "must be a date as 2005-03-14, or as 3/14/2005 with the month first"));
        } else if (date.isAfter(youngest) || date.isBefore(oldest)) {
            problems.add(new LineProblem(
                    Column.BIRTH_DATE.title(),
                    "must lie between " + oldest + " and " + youngest + " (10 to 99 years)"));
        }
        return date;
    }

    private static @Nullable LocalDate date(String text) {
        Matcher iso = ISO.matcher(text);
        Matcher american = AMERICAN.matcher(text);
        try {
            if (iso.matches()) {
                return LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3));
            }
            return american.matches()
                    ? LocalDate.of(number(american, 3), number(american, 1), number(american, 2))
                    : null;
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static @Nullable Sex sex(@Nullable String text, List<LineProblem> problems) {
        Sex sex = switch (text == null ? "" : text.toLowerCase(Locale.ROOT)) {
            case "f", "female", "w", "woman", "women" -> Sex.FEMALE;
            case "m", "male", "man", "men" -> Sex.MALE;
            case "x", "other", "nonbinary", "non-binary" -> Sex.OTHER;
            default -> null;
        };
        if (sex == null) {
            problems.add(new LineProblem(Column.SEX.title(), "must be female, male or other (or F, M, X)"));
        }
        return sex;
    }

    private static List<String> sports(@Nullable String text, List<LineProblem> problems) {
        List<String> sports = text == null
                ? List.of()
                : Arrays.stream(text.split("[;/|,]"))
                        .map(sport -> sport.strip()
                                .toLowerCase(Locale.ROOT)
                                .replace("&", "and")
                                .replaceAll("[\\s_]+", "-"))
                        .filter(sport -> !sport.isEmpty())
                        .distinct()
                        .toList();
        if (sports.isEmpty() || sports.size() > MOST_SPORTS) {
            problems.add(new LineProblem(
                    Column.SPORTS.title(), "must name 1 to " + MOST_SPORTS + " sports, with ; between them"));
        } else if (sports.stream().anyMatch(sport -> !SPORT.matcher(sport).matches())) {
            problems.add(new LineProblem(
                    Column.SPORTS.title(), "must be sports in letters, at most 40 long, for example cross-country"));
        }
        return sports;
    }

    private String clinic(@Nullable String text, List<LineProblem> problems) {
        String clinic = text == null ? clinicId : text.toLowerCase(Locale.ROOT);
        if (!clinics.contains(clinic)) {
            problems.add(new LineProblem(Column.CLINIC.title(), "must be a clinic of yours"));
            return clinicId;
        }
        return clinic;
    }

    private static SickleCellTrait trait(@Nullable String text, List<LineProblem> problems) {
        return switch (text == null ? "" : text.toLowerCase(Locale.ROOT)) {
            case "", "unknown", "?" -> SickleCellTrait.UNKNOWN;
            case "positive", "pos", "yes", "y", "+" -> SickleCellTrait.POSITIVE;
            case "negative", "neg", "no", "n", "-" -> SickleCellTrait.NEGATIVE;
            default -> {
                problems.add(
                        new LineProblem(Column.SICKLE_CELL_TRAIT.title(), "must be positive, negative or unknown"));
                yield SickleCellTrait.UNKNOWN;
            }
        };
    }
}
