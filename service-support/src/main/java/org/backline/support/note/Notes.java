package org.backline.support.note;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.backline.support.rule.RuleViolation;
import org.backline.support.secret.EncryptedColumn;
import org.backline.support.secret.SecretUnreadable;
import org.backline.support.secret.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps the free text of a service, sealed, in the erasable table {@code note}; events carry only its id. Once a case is
 * forgotten its notes are gone and none is taken any more.
 */
public class Notes {

    /** Longest note, in characters. */
    public static final int LONGEST = 4_000;

    /** Where the text of a note is sealed. */
    public static final EncryptedColumn BODY = new EncryptedColumn("note", "note_id", "body");

    private static final Logger LOG = LoggerFactory.getLogger(Notes.class);
    private static final String UNREADABLE = "(This note cannot be read: the key it was sealed with is missing.)";
    private static final String COLUMNS = "select note_id, case_id, author, taken_at, body from note where ";

    private final JdbcClient jdbc;
    private final Secrets secrets;

    public Notes(JdbcClient jdbc, Secrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    /**
     * Keeps a note. The same id a second time changes nothing.
     *
     * @param caseId the case, or the athlete, it is about
     * @throws RuleViolation when the case was forgotten
     */
    public void keep(UUID noteId, UUID caseId, String author, Instant takenAt, String body) {
        waitFor(caseId, "pg_advisory_xact_lock_shared");
        boolean forgotten = jdbc.sql("select exists (select from forgotten_case where case_id = ?)")
                .param(caseId)
                .query(Boolean.class)
                .single();
        if (forgotten) {
            throw new RuleViolation("The athlete of this case was erased; no note can be added");
        }
        jdbc.sql("insert into note (note_id, case_id, author, taken_at, body) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(noteId, caseId, author, takenAt.atOffset(UTC), secrets.seal(BODY, noteId, body))
                .update();
    }

    /** The notes of a case, oldest first. */
    public List<Note> ofCase(UUID caseId) {
        return jdbc.sql(COLUMNS + "case_id = ? order by taken_at, note_id")
                .param(caseId)
                .query(this::note)
                .list();
    }

    /** One note, unless it was erased. */
    public Optional<Note> find(UUID noteId) {
        return jdbc.sql(COLUMNS + "note_id = ?").param(noteId).query(this::note).optional();
    }

    /** Removes the notes of a case for good and takes no more of them. A second time changes nothing. */
    public void erase(UUID caseId, Instant at) {
        waitFor(caseId, "pg_advisory_xact_lock");
        jdbc.sql("insert into forgotten_case (case_id, forgotten_at) values (?, ?) on conflict do nothing")
                .params(caseId, at.atOffset(UTC))
                .update();
        jdbc.sql("delete from note where case_id = ?").param(caseId).update();
    }

    /** A note that is being kept while its case is being forgotten is either seen and removed, or refused. */
    private void waitFor(UUID caseId, String lock) {
        jdbc.sql("select " + lock + "(hashtextextended(?, 0))")
                .param(caseId.toString())
                .query((row, number) -> true)
                .single();
    }

    private Note note(ResultSet row, int number) throws SQLException {
        UUID noteId = row.getObject("note_id", UUID.class);
        return new Note(
                noteId,
                row.getObject("case_id", UUID.class),
                row.getString("author"),
                row.getObject("taken_at", OffsetDateTime.class).toInstant(),
                body(noteId, row.getBytes("body")));
    }

    /** One lost key hides its notes, and says so; it does not hide the case. */
    private String body(UUID noteId, byte[] sealed) {
        try {
            return secrets.open(BODY, noteId, sealed);
        } catch (SecretUnreadable unreadable) {
            LOG.error("A note cannot be shown: {}", unreadable.getMessage());
            return UNREADABLE;
        }
    }
}
