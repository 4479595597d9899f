package org.backline.dashboard.people;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.backline.codes.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code person}: staff only, never an athlete. */
@Component
class PeopleTable {

    private final JdbcClient jdbc;

    PeopleTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<StaffMember> all() {
        return jdbc.sql("select subject, name, roles, clinics from person")
                .query(PeopleTable::member)
                .list();
    }

    /** What a sign-in says replaces what was known. */
    void keep(StaffMember member) {
        jdbc.sql("insert into person (subject, name, roles, clinics) values (?, ?, ?, ?) on conflict (subject)"
                        + " do update set name = excluded.name, roles = excluded.roles, clinics = excluded.clinics")
                .params(member.subject(), member.name(), roles(member), clinics(member))
                .update();
    }

    /** What a file says does not. */
    void addUnlessKnown(StaffMember member) {
        jdbc.sql("insert into person (subject, name, roles, clinics) values (?, ?, ?, ?) on conflict do nothing")
                .params(member.subject(), member.name(), roles(member), clinics(member))
                .update();
    }

    private static String[] roles(StaffMember member) {
        return member.roles().stream().map(Enum::name).sorted().toArray(String[]::new);
    }

    private static String[] clinics(StaffMember member) {
        return member.clinics().stream().sorted().toArray(String[]::new);
    }

    private static StaffMember member(ResultSet row, int number) throws SQLException {
        return new StaffMember(
                row.getString("subject"),
                row.getString("name"),
                texts(row.getArray("roles")).stream().map(Role::valueOf).collect(Collectors.toSet()),
                texts(row.getArray("clinics")));
    }

    private static Set<String> texts(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray()).collect(Collectors.toSet());
    }
}
