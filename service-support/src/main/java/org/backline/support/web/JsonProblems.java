package org.backline.support.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.backline.codes.Unit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says in words what a JSON body got wrong: the field, the value, the codes it may have. */
final class JsonProblems {

    private JsonProblems() {}

    static boolean isUnknownField(Throwable problem) {
        return problem instanceof UnrecognizedPropertyException;
    }

    static @Nullable FieldProblem describe(Throwable problem) {
        return switch (problem) {
            case UnrecognizedPropertyException unknown ->
                new FieldProblem(
                        path(unknown),
                        "is not a field of this request",
                        unknown.getKnownPropertyIds() == null
                                ? null
                                : unknown.getKnownPropertyIds().stream()
                                        .map(Object::toString)
                                        .sorted()
                                        .toList());
            case InvalidFormatException wrong -> invalidFormat(wrong);
            case ValueInstantiationException wrong
            when wrong.getType().getRawClass() == Unit.class ->
                new FieldProblem(
                        path(wrong),
                        "is not a known unit",
                        Arrays.stream(Unit.values()).map(Unit::code).toList());
            case MismatchedInputException wrong ->
                new FieldProblem(path(wrong), "must be " + kind(wrong.getTargetType()));
            case StreamReadException broken -> new FieldProblem("(body)", "is not JSON at " + place(broken));
            case DatabindException wrong -> new FieldProblem(path(wrong), "has a value that cannot be read");
            default -> null;
        };
    }

    private static FieldProblem invalidFormat(InvalidFormatException wrong) {
        Class<?> target = wrong.getTargetType();
        String value = String.valueOf(wrong.getValue());
        if (target != null && target.isEnum()) {
            List<String> allowed = Arrays.stream(target.getEnumConstants())
                    .map(constant -> constant instanceof Unit unit ? unit.code() : constant.toString())
                    .toList();
            return new FieldProblem(path(wrong), "does not know " + code(value) + nearest(value, allowed), allowed);
        }
        return new FieldProblem(path(wrong), mustBe(target));
    }

    private static String nearest(String value, List<String> allowed) {
        String wanted = value.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        return allowed.stream()
                .filter(code -> code.equals(wanted) || code.startsWith(wanted) || wanted.startsWith(code))
                .filter(code -> !wanted.isEmpty())
                .findFirst()
                .map(code -> "; nearest: " + code)
                .orElse("");
    }

    /** Repeats what looks like a code; anything else may be a name or a note that slipped into the wrong field. */
    private static String code(String value) {
        return value.matches("[A-Z][A-Z0-9_]{0,39}") ? "the code " + value : "this code";
    }

    private static String place(StreamReadException broken) {
        return broken.getLocation() == null
                ? "its end"
                : "line " + broken.getLocation().getLineNr() + ", column "
                        + broken.getLocation().getColumnNr();
    }

    /** What something that cannot be read must be. */
    static String mustBe(@Nullable Class<?> target) {
        return target == String.class ? TextOnly.WITHOUT_NUL : "must be " + kind(target);
    }

    private static String kind(@Nullable Class<?> target) {
        if (target == null) {
            return "of another kind";
        }
        return switch (target.getSimpleName()) {
            case "UUID" -> "a UUID";
            case "Instant" ->
                "an instant in ISO 8601 with offset, for example 2026-11-22T15:30:00Z, in a year from 0001 to 9999";
            case "LocalDate" -> "a date as yyyy-MM-dd, in a year from 0001 to 9999";
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "double", "Double" -> "a number";
            case "boolean", "Boolean" -> "true or false";
            case "String" -> "text";
            case "List", "Set", "Collection", "ArrayList" -> "a list";
            default -> target.isEnum() ? "a code" : "an object";
        };
    }

    private static String path(JacksonException problem) {
        String path = problem.getPath().stream().map(JsonProblems::step).collect(Collectors.joining());
        if (path.isEmpty()) {
            return "(body)";
        }
        return path.startsWith(".") ? path.substring(1) : path;
    }

    private static String step(Reference reference) {
        return reference.getPropertyName() == null
                ? "[" + reference.getIndex() + "]"
                : "." + reference.getPropertyName();
    }
}
