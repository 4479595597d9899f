package org.backline.dashboard.view;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Java values as PostgreSQL columns and back: instants, codes and lists of codes. */
public final class Columns {

    private Columns() {}

    /** An instant as {@code timestamptz}. */
    public static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** A code as {@code text}. */
    public static @Nullable String code(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    /** Codes as {@code text[]}. */
    public static String[] codes(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).toArray(String[]::new);
    }

    /** Texts as {@code text[]}. */
    public static String[] texts(Collection<String> values) {
        return values.toArray(String[]::new);
    }

    /** The instant in a {@code timestamptz} that may be null. */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** The instant in a {@code timestamptz not null}. */
    public static Instant knownInstant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** The id in a {@code uuid not null}. */
    public static UUID knownId(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    /** The number in an {@code integer} that may be null. */
    public static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    /** The code in a {@code text} that may be null. */
    public static <E extends Enum<E>> @Nullable E code(ResultSet row, String column, Class<E> type)
            throws SQLException {
        String value = row.getString(column);
        return value == null ? null : Enum.valueOf(type, value);
    }

    /** The codes in a {@code text[]}; none when it is null. */
    public static <E extends Enum<E>> List<E> codes(ResultSet row, String column, Class<E> type) throws SQLException {
        return list(row, column, value -> Enum.valueOf(type, value));
    }

    /** The texts in a {@code text[]}; none when it is null. */
    public static List<String> texts(ResultSet row, String column) throws SQLException {
        return list(row, column, Function.identity());
    }

    /** The values of a {@code text[]}, each read by a function; none when it is null. */
    public static <T> List<T> list(ResultSet row, String column, Function<String, T> reader) throws SQLException {
        Array array = row.getArray(column);
        return array == null
                ? List.of()
                : Arrays.stream((String[]) array.getArray()).map(reader).toList();
    }
}
