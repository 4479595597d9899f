package org.backline.dashboard.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of a view as {@code jsonb}: written and read by this one mapper, whatever the web's mapper is set to. */
public final class StoredJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private StoredJson() {}

    /** A value as JSON text. */
    public static String of(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** The value in a column; null when the column is. */
    public static <T> @Nullable T read(ResultSet row, String column, Class<T> type) throws SQLException {
        String json = row.getString(column);
        return json == null ? null : MAPPER.readValue(json, type);
    }

    /** The value in a column that is never null. */
    public static <T> T readKnown(ResultSet row, String column, Class<T> type) throws SQLException {
        return MAPPER.readValue(row.getString(column), type);
    }

    /** The value of a generic type in a column, or another when the column is null. */
    public static <T> T read(ResultSet row, String column, TypeReference<T> type, T otherwise) throws SQLException {
        String json = row.getString(column);
        return json == null ? otherwise : MAPPER.readValue(json, type);
    }
}
