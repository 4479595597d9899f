package org.backline.referral.web.fhir;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.backline.referral.view.facts.FindResources;
import org.backline.referral.view.facts.FindResources.Position;
import org.backline.support.time.Years;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The parameters of a search. What is not understood is refused: a filter that is passed over in silence would show more
 * than was asked for.
 */
record Search(
        @Nullable Set<UUID> ids,
        @Nullable Set<UUID> athletes,
        @Nullable Set<String> states,
        @Nullable Set<String> codes,
        @Nullable Instant from,
        @Nullable Instant before,
        @Nullable Position after,
        Set<String> includes,
        int count) {

    private static final int USUAL = 50;
    private static final int MOST = 100;

    /** Which of a type's parameters select by status, by athlete, by code. */
    private static final Map<String, Set<String>> PARAMETERS = Map.of(
            "Patient", Set.of(),
            "Condition", Set.of("patient", "subject", "clinical-status"),
            "Observation", Set.of("patient", "subject", "status", "code"),
            "Provenance", Set.of("patient"),
            "CarePlan", Set.of("patient", "subject", "status"),
            "ServiceRequest", Set.of("patient", "subject", "status"),
            "Task", Set.of("patient", "status"),
            "DiagnosticReport", Set.of("patient", "subject", "status", "code"));

    private static final Set<String> EVERYWHERE =
            Set.of("_id", "_lastUpdated", "_count", "_include", "_format", "_pretty", "_after");

    /** The parameters that select among the resources of a type. */
    static Set<String> parametersOf(String type) {
        return PARAMETERS.getOrDefault(type, Set.of());
    }

    static Search read(String type, MultiValueMap<String, String> parameters) {
        Set<String> own = parametersOf(type);
        Bounds bounds = new Bounds();
        Set<UUID> ids = null;
        Set<UUID> athletes = null;
        Set<String> states = null;
        Set<String> codes = null;
        Set<String> includes = new LinkedHashSet<>();
        Position after = null;
        int count = USUAL;
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            String name = parameter.getKey();
            if (!own.contains(name) && !EVERYWHERE.contains(name)) {
                Set<String> known = new java.util.TreeSet<>(own);
                known.addAll(List.of("_id", "_lastUpdated", "_count", "_include"));
                throw FhirRefusal.invalid(shown(name), "is not a parameter of " + type + "; known are " + known);
            }
            for (String value : parameter.getValue()) {
                if (value.indexOf('\0') >= 0) {
                    throw FhirRefusal.invalid(name, "must be text without the character U+0000");
                }
                switch (name) {
                    case "_id" -> ids = both(ids, each(value, id -> uuid("_id", id, type)));
                    case "patient", "subject" ->
                        athletes = both(athletes, each(value, id -> uuid(name, id, "Patient")));
                    case "status", "clinical-status" -> states = both(states, each(value, token -> code(name, token)));
                    case "code" -> codes = both(codes, each(value, token -> code(name, token)));
                    case "_lastUpdated" -> bounds.add(value);
                    case "_include" -> includes.add(Includes.known(type, value));
                    case "_after" -> after = position(value);
                    case "_count" -> count = count(value);
                    default -> {}
                }
            }
        }
        return new Search(ids, athletes, states, codes, bounds.from, bounds.before, after, includes, count);
    }

    FindResources query(String type, Set<String> clinics, boolean referred) {
        return new FindResources(
                type, clinics, referred, ids, athletes, null, states, codes, from, before, after, count + 1);
    }

    /** Several values of one parameter: any of those between commas, all of those that are repeated. */
    private static <T> Set<T> both(@Nullable Set<T> before, Set<T> now) {
        if (before == null) {
            return now;
        }
        Set<T> both = new HashSet<>(before);
        both.retainAll(now);
        return both;
    }

    private static <T> Set<T> each(String values, Function<String, T> read) {
        Set<T> each = new HashSet<>();
        Arrays.stream(values.split(",", -1)).map(read).forEach(each::add);
        return each;
    }

    private static UUID uuid(String parameter, String value, String type) {
        String id = value.startsWith(type + "/") ? value.substring(type.length() + 1) : value;
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notOurs) {
            throw FhirRefusal.invalid(parameter, "must be an id, or " + type + "/ and an id");
        }
    }

    /** {@code system|code} or {@code code}; the system is implied by the type. */
    private static String code(String parameter, String token) {
        String code = token.substring(token.lastIndexOf('|') + 1);
        if (code.isBlank()) {
            throw FhirRefusal.invalid(parameter, "must name a code");
        }
        return code;
    }

    private static int count(String value) {
        try {
            int count = Integer.parseInt(value);
            if (count >= 1) {
                return Math.min(count, MOST);
            }
        } catch (NumberFormatException notANumber) {
            // Refused below, like a number that is too small.
        }
        throw FhirRefusal.invalid("_count", "must be 1 to " + MOST);
    }

    /** Where the next page begins; it means nothing to anybody else. */
    static String cursor(Position position) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((position.lastUpdated() + " " + position.id()).getBytes(StandardCharsets.US_ASCII));
    }

    private static Position position(String cursor) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split(" ", -1);
            return new Position(Years.within(Instant.parse(parts[0])), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException notOurs) {
            throw FhirRefusal.invalid("_after", "must come from the next link of a page");
        }
    }

    private static String shown(String name) {
        String shown = name.replaceAll("[^\\w.:-]", "?");
        return shown.substring(0, Math.min(shown.length(), 60));
    }

    /** The bounds that {@code _lastUpdated} sets; a day, a month or a year is the whole of it. */
    private static final class Bounds {

        private @Nullable Instant from;
        private @Nullable Instant before;

        private void add(String value) {
            String prefix = value.length() > 2 && Character.isLetter(value.charAt(0)) ? value.substring(0, 2) : "eq";
            String date = value.startsWith(prefix) ? value.substring(2) : value;
            Instant[] span = span(date.replace(' ', '+'));
            switch (prefix) {
                case "eq" -> {
                    raise(span[0]);
                    lower(span[1]);
                }
                case "ge" -> raise(span[0]);
                case "gt", "sa" -> raise(span[1]);
                case "lt", "eb" -> lower(span[0]);
                case "le" -> lower(span[1]);
                default ->
                    throw FhirRefusal.invalid(
                            "_lastUpdated", "must begin with eq, ge, gt, le, lt, sa or eb, or with the date");
            }
        }

        private void raise(Instant at) {
            from = from == null || at.isAfter(from) ? at : from;
        }

        private void lower(Instant at) {
            before = before == null || at.isBefore(before) ? at : before;
        }

        private static Instant[] span(String date) {
            try {
                Instant[] span = switch (date.length()) {
                    case 4 ->
                        days(
                                Year.parse(date).atDay(1),
                                Year.parse(date).plusYears(1).atDay(1));
                    case 7 ->
                        days(
                                YearMonth.parse(date).atDay(1),
                                YearMonth.parse(date).plusMonths(1).atDay(1));
                    case 10 -> days(LocalDate.parse(date), LocalDate.parse(date).plusDays(1));
                    default -> moment(date);
                };
                Years.within(span[0]);
                return span;
            } catch (DateTimeException noDate) {
                throw FhirRefusal.invalid(
                        "_lastUpdated",
                        "must be a date or a time with its offset, in a year from 0001 to 9999, for example"
                                + " 2026-11-26T08:00:00Z");
            }
        }

        /** A time is as exact as it is written: without a fraction it is a whole second. */
        private static Instant[] moment(String date) {
            Instant at = OffsetDateTime.parse(date).toInstant();
            int digits = date.indexOf('.') < 0
                    ? 0
                    : date.substring(date.indexOf('.') + 1)
                            .replaceAll("[^0-9].*", "")
                            .length();
            long nanos = Math.max(1_000, (long) Math.pow(10, 9.0 - digits));
            return new Instant[] {at, at.plusNanos(nanos)};
        }

        private static Instant[] days(LocalDate first, LocalDate after) {
            return new Instant[] {
                first.atStartOfDay().toInstant(ZoneOffset.UTC),
                after.atStartOfDay().toInstant(ZoneOffset.UTC)
            };
        }
    }
}
