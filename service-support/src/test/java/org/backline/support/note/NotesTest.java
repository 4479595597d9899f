package org.backline.support.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.backline.events.AthleteErased;
import org.backline.support.rule.RuleViolation;
import org.backline.support.secret.SecretSettings;
import org.backline.support.secret.Secrets;
import org.backline.support.testing.Engines;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Notes are kept sealed, and are gone for good when their case is forgotten. */
class NotesTest {

    private static final String KEY = "YmFja2xpbmUtdGVzdHMtb25seS1ub3QtYS1zZWNyZXQ=";
    private static final Secrets SECRETS = new Secrets(new SecretSettings(KEY, null));
    private static final Instant NOW = Instant.parse("2026-11-20T15:30:00Z");
    private static final DataSource DATABASE = Engines.postgreSql().pool();
    private static final JdbcClient JDBC = JdbcClient.create(DATABASE);

    private final Notes notes = new Notes(JDBC, SECRETS);
    private final UUID caseId = UUID.randomUUID();
    private final UUID noteId = UUID.randomUUID();

    @BeforeAll
    static void migrate() {
        Flyway.configure()
                .dataSource(DATABASE)
                .locations("classpath:db/support")
                .load()
                .migrate();
    }

    private void keep(UUID id, String text) {
        notes.keep(id, caseId, "trainer.okafor", NOW, text);
    }

    @Test
    void aNoteReadsAsItWasWrittenAndIsSealedAtRest() {
        keep(noteId, "Slept badly, worried about the final");
        keep(noteId, "the same id again");
        assertThat(notes.ofCase(caseId))
                .containsExactly(
                        new Note(noteId, caseId, "trainer.okafor", NOW, "Slept badly, worried about the final"));
        assertThat(notes.find(noteId)).map(Note::body).hasValue("Slept badly, worried about the final");
        assertThat(JDBC.sql("select encode(body, 'escape') from note where note_id = ?")
                        .param(noteId)
                        .query(String.class)
                        .single())
                .doesNotContain("Slept")
                .doesNotContain("final");
    }

    @Test
    void aLostKeyHidesTheNoteAndNotTheCase() {
        keep(noteId, "Slept badly");
        byte[] other = new byte[32];
        String otherKey = "other=" + java.util.Base64.getEncoder().encodeToString(other);
        assertThat(new Notes(JDBC, new Secrets(new SecretSettings(otherKey, null))).ofCase(caseId))
                .singleElement()
                .satisfies(note -> assertThat(note.body()).contains("cannot be read"));
    }

    @Test
    void aForgottenCaseHasNoNotesAndTakesNoMore() {
        UUID other = UUID.randomUUID();
        notes.keep(other, UUID.randomUUID(), "trainer.okafor", NOW, "of another case");
        keep(noteId, "Slept badly");
        var forget = new ForgetNotes(notes);
        var erased = new AthleteErased(caseId, "north", NOW, UUID.randomUUID());
        forget.on(erased);
        forget.on(erased);

        assertThat(notes.ofCase(caseId)).isEmpty();
        assertThatThrownBy(() -> keep(noteId, "Slept badly"))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("erased");
        assertThat(notes.find(noteId)).isEmpty();
        assertThat(notes.find(other)).isPresent();
    }

    @Test
    void aNoteThatIsBeingKeptMeanwhileDoesNotSurvive() throws Exception {
        try (Connection keeping = DATABASE.getConnection()) {
            keeping.setAutoCommit(false);
            var inTransaction = new Notes(JdbcClient.create(new SingleConnectionDataSource(keeping, true)), SECRETS);
            inTransaction.keep(noteId, caseId, "trainer.okafor", NOW, "in the same moment");
            CompletableFuture<Void> forgetting = CompletableFuture.runAsync(() -> eraseInTransaction());
            assertThatThrownBy(() -> forgetting.get(300, TimeUnit.MILLISECONDS))
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);
            keeping.commit();
            forgetting.get(20, TimeUnit.SECONDS);
        }
        assertThat(notes.ofCase(caseId)).isEmpty();
    }

    private void eraseInTransaction() {
        new org.springframework.transaction.support.TransactionTemplate(
                        new org.springframework.jdbc.support.JdbcTransactionManager(DATABASE))
                .executeWithoutResult(status -> notes.erase(caseId, NOW));
    }
}
