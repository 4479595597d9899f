package org.backline.local.demo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backline.local.demo.EndToEnd.Running;
import org.backline.local.launcher.Service;

/**
 * What stands in the tables of a service at one moment, so that a view that is not true to the store can be shown to
 * differ row by row: its verification has built it anew by then.
 *
 * @param tables the rows of each table, as text
 */
record ViewRows(Map<String, Set<String>> tables) {

    private static final int SHOWN = 5;

    ViewRows {
        tables = Map.copyOf(tables);
    }

    /** All but events and places of readers. */
    static ViewRows of(Running backline, Service service) throws SQLException {
        Map<String, Set<String>> tables = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(backline.databaseOf(service), "postgres", "");
                Statement statement = connection.createStatement()) {
            for (String table : texts(
                    statement,
                    "select table_name from information_schema.tables where table_schema = 'public'"
                            + " and table_name not like '%\\_entry'")) {
                tables.put(table, new HashSet<>(texts(statement, "select t::text from " + table + " t")));
            }
        }
        return new ViewRows(tables);
    }

    /** Some of the rows in which one table differs from what it was later. */
    String differencesFrom(ViewRows later, String table) {
        Set<String> these = tables.getOrDefault(table, Set.of());
        Set<String> others = later.tables.getOrDefault(table, Set.of());
        return "%s held %s, built anew it holds %s".formatted(table, some(these, others), some(others, these));
    }

    private static List<String> some(Set<String> rows, Set<String> without) {
        return rows.stream()
                .filter(row -> !without.contains(row))
                .sorted()
                .limit(SHOWN)
                .toList();
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
