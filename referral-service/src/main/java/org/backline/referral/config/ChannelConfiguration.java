package org.backline.referral.config;

import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.backline.referral.channel.AnswerLinks;
import org.backline.referral.channel.Arrivals;
import org.backline.referral.channel.Changes;
import org.backline.referral.channel.Channels;
import org.backline.referral.channel.Contacts;
import org.backline.referral.channel.Deliveries;
import org.backline.referral.channel.Invitations;
import org.backline.referral.channel.InvitePhysicians;
import org.backline.referral.channel.LetterDesk;
import org.backline.referral.channel.Letters;
import org.backline.referral.channel.LinkAnswers;
import org.backline.referral.channel.MailTransport;
import org.backline.referral.channel.RemindOwners;
import org.backline.referral.channel.ReminderTransport;
import org.backline.referral.channel.Retries;
import org.backline.referral.channel.Sender;
import org.backline.referral.channel.TellOutside;
import org.backline.referral.channel.WebhookEndpoints;
import org.backline.referral.channel.WebhookTransport;
import org.backline.referral.outside.AddressGuard;
import org.backline.referral.routing.Rosters;
import org.backline.support.link.LinkKeys;
import org.backline.support.link.LinkSigner;
import org.backline.support.note.Notes;
import org.backline.support.secret.EncryptedColumn;
import org.backline.support.secret.Secrets;
import org.backline.support.store.Histories;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.support.TransactionTemplate;

/** The channels to physicians. E-mail is on where a server for it is named. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChannelSettings.class)
class ChannelConfiguration {

    @Bean
    Changes changes(Histories histories) {
        return new Changes(histories);
    }

    @Bean
    Deliveries deliveries(JdbcClient jdbc, TransactionTemplate transaction) {
        return new Deliveries(jdbc, transaction);
    }

    @Bean
    EncryptedColumn webhookSecrets() {
        return WebhookEndpoints.SECRET;
    }

    @Bean
    EncryptedColumn contactAddresses() {
        return Contacts.ADDRESS;
    }

    @Bean
    WebhookEndpoints webhookEndpoints(
            JdbcClient jdbc, Secrets secrets, Deliveries deliveries, TransactionTemplate transaction) {
        return new WebhookEndpoints(jdbc, secrets, deliveries, transaction);
    }

    /** In front of real people webhooks and notices go to public addresses over https, and there is no setting for less. */
    @Bean
    AddressGuard addressGuard(Environment environment, ChannelSettings settings) {
        boolean prod = environment.acceptsProfiles(Profiles.of("prod"));
        if (prod && !settings.dashboard().startsWith("https://")) {
            throw new IllegalStateException("Profile prod refuses to start:\n"
                    + "  - Links in e-mails and webhooks would lead to a page in the clear:"
                    + " backline.channels.dashboard (BACKLINE_DASHBOARD) must be https");
        }
        return new AddressGuard(prod);
    }

    @Bean
    TellOutside tellOutside(
            Changes changes, WebhookEndpoints endpoints, Deliveries deliveries, ChannelSettings settings, Clock clock) {
        return new TellOutside(changes, endpoints, deliveries, settings.dashboard(), clock);
    }

    @Bean
    Contacts contacts(JdbcClient jdbc, Secrets secrets, TransactionTemplate transaction) {
        return new Contacts(jdbc, secrets, transaction);
    }

    @Bean
    Invitations invitations(JdbcClient jdbc) {
        return new Invitations(jdbc);
    }

    /** The key may be kept in the database, so the tables come first. */
    @Bean
    AnswerLinks answerLinks(
            ChannelSettings settings,
            JdbcClient jdbc,
            Invitations invitations,
            Clock clock,
            FlywayMigrationInitializer tables) {
        byte[] key = LinkKeys.key(settings.linkKey(), "answer_link_key", jdbc);
        return new AnswerLinks(new LinkSigner(key, AnswerLinks.PURPOSE), invitations, clock);
    }

    @Bean
    LinkAnswers linkAnswers(Invitations invitations, CommandGateway gateway, Histories histories, Notes notes) {
        return new LinkAnswers(invitations, gateway, histories, notes);
    }

    @Bean
    @ConditionalOnProperty("spring.mail.host")
    InvitePhysicians invitePhysicians(
            Contacts contacts,
            Invitations invitations,
            Deliveries deliveries,
            Histories histories,
            Rosters rosters,
            ChannelSettings settings,
            Clock clock) {
        return new InvitePhysicians(
                contacts,
                invitations,
                deliveries,
                histories,
                clinic -> !rosters.of(clinic).physicians().isEmpty(),
                settings.linkValid().byUrgency(),
                clock);
    }

    @Bean
    WebhookTransport webhookTransport(WebhookEndpoints endpoints, AddressGuard guard, Clock clock) {
        return new WebhookTransport(endpoints, guard, clock);
    }

    @Bean
    @ConditionalOnProperty("spring.mail.host")
    Letters letters(JavaMailSender mail, ChannelSettings settings) {
        return new Letters(mail, settings.from());
    }

    @Bean
    @ConditionalOnProperty("spring.mail.host")
    LetterDesk letterDesk(
            Letters letters,
            Contacts contacts,
            Invitations invitations,
            AnswerLinks links,
            ChannelSettings settings,
            Clock clock) {
        return new LetterDesk(letters, contacts, invitations, links, settings.dashboard(), clock);
    }

    @Bean
    @ConditionalOnProperty("spring.mail.host")
    MailTransport mailTransport(LetterDesk desk) {
        return new MailTransport(desk);
    }

    @Bean
    @ConditionalOnProperty("spring.mail.host")
    ReminderTransport reminderTransport(LetterDesk desk) {
        return new ReminderTransport(desk);
    }

    @Bean
    @ConditionalOnProperty("spring.mail.host")
    RemindOwners remindOwners(Contacts contacts, Deliveries deliveries, Histories histories, Clock clock) {
        return new RemindOwners(contacts, deliveries, histories, clock);
    }

    @Bean
    Sender sender(
            Deliveries deliveries,
            WebhookTransport webhooks,
            ObjectProvider<MailTransport> mail,
            ObjectProvider<ReminderTransport> reminders,
            Invitations invitations,
            CommandGateway gateway,
            ChannelSettings settings,
            Clock clock) {
        return Channels.sender(
                deliveries,
                webhooks,
                mail.getIfAvailable(),
                reminders.getIfAvailable(),
                new Retries(settings.first(), settings.longest(), settings.patience()),
                new Arrivals(gateway, invitations, clock),
                clock);
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "backline.channels.sending", matchIfMissing = true)
    SendingLoop sendingLoop(Sender sender, ChannelSettings settings) {
        return new SendingLoop(sender, settings.tick());
    }
}
