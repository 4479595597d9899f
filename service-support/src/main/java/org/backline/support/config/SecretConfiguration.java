package org.backline.support.config;

import java.util.List;
import org.backline.support.command.Work;
import org.backline.support.note.ForgetNotes;
import org.backline.support.note.Notes;
import org.backline.support.secret.EncryptedColumn;
import org.backline.support.secret.Rotation;
import org.backline.support.secret.SecretSettings;
import org.backline.support.secret.Secrets;
import org.backline.support.secret.SecretsController;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is sealed, and forgotten on demand. A process that keeps neither notes nor identity is given no key. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecretSettings.class)
@ConditionalOnBooleanProperty(name = "backline.secrets.kept", matchIfMissing = true)
class SecretConfiguration {

    @Bean
    Secrets secrets(SecretSettings settings) {
        return new Secrets(settings);
    }

    @Bean
    EncryptedColumn noteBodies() {
        return Notes.BODY;
    }

    @Bean
    Notes notes(JdbcClient jdbc, Secrets secrets) {
        return new Notes(jdbc, secrets);
    }

    @Bean
    ForgetNotes forgetNotes(Notes notes) {
        return new ForgetNotes(notes);
    }

    @Bean
    SecretsController secretsController(
            List<EncryptedColumn> columns,
            Secrets secrets,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Work work) {
        return new SecretsController(new Rotation(columns, secrets, jdbc, transaction), work);
    }
}
