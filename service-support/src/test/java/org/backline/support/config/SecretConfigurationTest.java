package org.backline.support.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import org.backline.support.command.Work;
import org.backline.support.note.Notes;
import org.backline.support.secret.Secrets;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whether a process starts hangs on its master key. */
class SecretConfigurationTest {

    private final ApplicationContextRunner process = new ApplicationContextRunner()
            .withUserConfiguration(SecretConfiguration.class)
            .withBean(JdbcClient.class, () -> mock(JdbcClient.class))
            .withBean(TransactionTemplate.class, () -> mock(TransactionTemplate.class))
            .withBean(Work.class, () -> mock(Work.class));

    @Test
    void withoutAKeyAProcessDoesNotStartAndSaysWhatToSet() {
        process.run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("BACKLINE_SECRETS_KEY")
                .hasMessageContaining("backline.secrets.key-file"));
    }

    @Test
    void theEnvironmentGivesTheKey() {
        process.withPropertyValues("backline.secrets.key=YmFja2xpbmUtdGVzdHMtb25seS1ub3QtYS1zZWNyZXQ=")
                .run(context ->
                        assertThat(context.getBean(Secrets.class).newestKey()).isEqualTo("1"));
    }

    @Test
    void aProcessThatKeepsNothingIsGivenNoKey() {
        process.withPropertyValues("backline.secrets.kept=false")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(Secrets.class)
                        .doesNotHaveBean(Notes.class));
    }
}
