package org.backline.dashboard.web.frame;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What somebody entered, field by field; names are the paths of the request it becomes. */
public final class Form {

    private final MultiValueMap<String, String> values;

    public Form(MultiValueMap<String, String> values) {
        this.values = values;
    }

    /** A form nobody has touched. */
    public static Form empty() {
        return new Form(new LinkedMultiValueMap<>());
    }

    /** A form with one field filled in beforehand. */
    public Form with(String name, String value) {
        MultiValueMap<String, String> copy = new LinkedMultiValueMap<>(values);
        copy.set(name, value);
        return new Form(copy);
    }

    /** What was entered, without spaces around it; null when nothing was. */
    public @Nullable String text(String name) {
        String value = values.getFirst(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** What was entered, or something else when nothing was. */
    public String text(String name, String otherwise) {
        String value = text(name);
        return value == null ? otherwise : value;
    }

    /** Every value chosen. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .filter(Objects::nonNull) // a field that was sent without a value
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** Whether this value was chosen. */
    public boolean has(String name, String value) {
        return all(name).contains(value);
    }

    /** Names of the fields that begin like this and have a value, without that beginning, in the order of the form. */
    public List<String> namesAfter(String beginning) {
        return values.keySet().stream()
                .filter(name -> name.startsWith(beginning) && text(name) != null)
                .map(name -> name.substring(beginning.length()))
                .toList();
    }

    /**
     * What was entered as a number: whole when it is, with a fraction when it has one. Anything else stays as it is,
     * for the service to refuse by its name.
     */
    public @Nullable Object number(String name) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(value.replace(',', '.'));
            return number.stripTrailingZeros().scale() <= 0 ? (Object) number.longValueExact() : number;
        } catch (ArithmeticException | NumberFormatException notANumber) {
            return value;
        }
    }

    /** A yes or a no; null when neither was chosen. */
    public @Nullable Boolean choice(String name) {
        String value = text(name);
        return value == null ? null : Boolean.valueOf(value);
    }

    /** A request's object; fields without a value are left out. */
    public static Map<String, Object> object(@Nullable Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            Object value = namesAndValues[index + 1];
            if (value != null) {
                object.put(String.valueOf(namesAndValues[index]), value);
            }
        }
        return object;
    }
}
