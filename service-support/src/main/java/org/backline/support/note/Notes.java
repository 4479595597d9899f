package org.backline.support.note;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the free text of a service in the erasable table {@code note}; events carry only its id. */
public class Notes {

    /** Longest note, in characters. */
    public static final int LONGEST = 4_000;

    private final JdbcClient jdbc;

    public Notes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a note. The same id a second time changes nothing. */
    public void keep(UUID noteId, UUID caseId, String author, Instant takenAt, String body) {
        jdbc.sql("insert into note (note_id, case_id, author, taken_at, body) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(noteId, caseId, author, takenAt.atOffset(UTC), body)
                .update();
    }

    /** The notes of a case, oldest first. */
    public List<Note> ofCase(UUID caseId) {
        return jdbc.sql("select note_id, case_id, author, taken_at, body from note where case_id = ? order by taken_at")
                .param(caseId)
                .query((row, number) -> new Note(
                        row.getObject("note_id", UUID.class),
                        row.getObject("case_id", UUID.class),
                        row.getString("author"),
                        row.getObject("taken_at", java.time.OffsetDateTime.class)
                                .toInstant(),
                        row.getString("body")))
                .list();
    }
}
