package org.backline.support.secret;

import java.util.regex.Pattern;

/**
 * A column that holds sealed text only. What is sealed for one row and column cannot be opened in another.
 *
 * @param table a table of the service
 * @param id its key, a uuid
 * @param column of type bytea; null where there is nothing, or nothing any more
 */
public record EncryptedColumn(String table, String id, String column) {

    private static final Pattern NAME = Pattern.compile("[a-z_]+");

    public EncryptedColumn {
        for (String name : new String[] {table, id, column}) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("A name is lower case letters and _, not " + name);
            }
        }
    }

    @Override
    public String toString() {
        return table + "." + column;
    }
}
