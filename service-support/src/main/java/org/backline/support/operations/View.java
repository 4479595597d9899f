package org.backline.support.operations;

import java.util.List;

/**
 * A view that can be forgotten and built again from the event store.
 *
 * @param name its processing group
 * @param tables the tables it keeps, and nobody else writes
 */
public record View(String name, List<String> tables) {

    public View {
        tables = List.copyOf(tables);
        for (String table : tables) {
            if (!table.matches("[a-z_]+")) {
                throw new IllegalArgumentException("A table's name is lower case letters and _, not " + table);
            }
        }
    }
}
