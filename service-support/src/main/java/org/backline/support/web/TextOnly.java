package org.backline.support.web;

import java.beans.PropertyEditorSupport;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Function;
import org.backline.support.time.Years;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads ids and times from text and from nothing else. Jackson by itself also takes numbers, lists and the empty text,
 * which a client sends by mistake and would rather be told. A year is one that everything we write to has. Text may not have
 * the character U+0000, which PostgreSQL cannot store, neither in a body nor in a parameter.
 */
@ControllerAdvice
public final class TextOnly {

    /** Of text that has it. */
    static final String WITHOUT_NUL = "must be text without the character U+0000";

    private static final int UUID_LENGTH = 36;

    /** Makes a request's parameters and variables strict about text and times, for controllers. */
    @InitBinder
    void strictParameters(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new PropertyEditorSupport() {
            @Override
            public void setAsText(String text) {
                if (hasNul(text)) {
                    throw new IllegalArgumentException(WITHOUT_NUL);
                }
                setValue(text);
            }
        });
        binder.registerCustomEditor(Instant.class, new PropertyEditorSupport() {
            @Override
            public void setAsText(String text) {
                try {
                    setValue(instant(text));
                } catch (DateTimeException noTime) {
                    // What an editor refuses so is the caller's, and anything else a defect.
                    throw new IllegalArgumentException(noTime);
                }
            }
        });
    }

    private static boolean hasNul(String text) {
        return text.indexOf('\0') >= 0;
    }

    /** What makes requests strict about ids, times and text. */
    public static JacksonModule module() {
        return new SimpleModule("text-only")
                .addDeserializer(String.class, new WithoutNul())
                .addDeserializer(UUID.class, new Reader<>(UUID.class, TextOnly::uuid))
                .addDeserializer(LocalDate.class, new Reader<>(LocalDate.class, TextOnly::day))
                .addDeserializer(Instant.class, new Reader<>(Instant.class, TextOnly::instant));
    }

    private static LocalDate day(String text) {
        return Years.within(LocalDate.parse(text));
    }

    private static Instant instant(String text) {
        return Years.within(OffsetDateTime.parse(text).toInstant());
    }

    private static UUID uuid(String text) {
        if (text.length() != UUID_LENGTH) {
            throw new IllegalArgumentException("Not a UUID");
        }
        return UUID.fromString(text);
    }

    private static final class WithoutNul extends StringDeserializer {

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) {
            String text = super.deserialize(json, context);
            return text != null && hasNul(text)
                    ? (String) context.handleWeirdStringValue(String.class, text, WITHOUT_NUL)
                    : text;
        }
    }

    private static final class Reader<T> extends StdDeserializer<T> {

        private final Class<T> type;
        private final transient Function<String, T> read;

        private Reader(Class<T> type, Function<String, T> read) {
            super(type);
            this.type = type;
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                return type.cast(context.handleUnexpectedToken(context.constructType(type), json));
            }
            String text = json.getString();
            try {
                return read.apply(text);
            } catch (RuntimeException wrong) {
                return type.cast(context.handleWeirdStringValue(type, text, "not in the form this field has"));
            }
        }
    }
}
