package org.backline.referral.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.backline.codes.DeliveryChannel;
import org.backline.codes.ReferralStage;
import org.backline.codes.Role;
import org.backline.codes.Urgency;
import org.backline.referral.channel.TestMailServer.Letter;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.domain.ReferralSamples;
import org.backline.support.link.LinkSigner;
import org.backline.support.store.Histories;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is written to when a referral is overdue, and what the e-mail says. */
class ReminderTest {

    private static final byte[] KEY = new byte[32];

    private final ChannelWorld world = new ChannelWorld();
    private final TestMailServer server = new TestMailServer();
    private final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final AnswerLinks links =
            new AnswerLinks(new LinkSigner(KEY, AnswerLinks.PURPOSE), world.invitations, world.time);
    private final Sender sender = world.sender(new ReminderTransport(world.desk(server, links)));
    private final RemindOwners remind =
            new RemindOwners(world.contacts, world.deliveries, new Histories(store), world.time);
    private final UUID referral = Ids.next();

    @AfterEach
    void stop() {
        server.close();
    }

    private Contact contact(String subject, Role role, boolean signsIn) {
        Contact contact = new Contact(Ids.next(), world.clinic, subject, role, signsIn, world.time.instant(), "admin");
        world.contacts.put(contact, subject + "@clinic.example");
        return contact;
    }

    /** Asked of one physician by one trainer. */
    private void asked() {
        ReferralEvent.Opened like = ReferralSamples.opened();
        happened(
                0,
                new ReferralEvent.Opened(
                        referral,
                        like.caseId(),
                        world.clinic,
                        like.athleteId(),
                        "trainer.okafor",
                        like.origin(),
                        like.category(),
                        Urgency.URGENT,
                        like.because(),
                        like.question(),
                        like.suggestedDiagnostics(),
                        like.summary(),
                        world.time.instant()));
        happened(
                1,
                new ReferralEvent.Delivered(
                        referral,
                        like.caseId(),
                        world.clinic,
                        DeliveryChannel.INBOX,
                        List.of("physician.haddad"),
                        world.time.instant()));
    }

    private DomainEventMessage<ReferralEvent> happened(long sequence, ReferralEvent event) {
        DomainEventMessage<ReferralEvent> message = new GenericDomainEventMessage<>(
                "Referral",
                referral.toString(),
                sequence,
                event,
                MetaData.emptyInstance(),
                Ids.next().toString(),
                world.time.instant());
        store.publish(message);
        return message;
    }

    private DomainEventMessage<ReferralEvent> overdue(Role owner, ReferralStage stage) {
        return happened(
                2,
                new ReferralEvent.Stalled(
                        referral,
                        ReferralSamples.opened().caseId(),
                        world.clinic,
                        stage,
                        Urgency.URGENT,
                        world.time.instant(),
                        1,
                        owner,
                        world.time.instant()));
    }

    private void remind(DomainEventMessage<ReferralEvent> message) {
        remind.on((ReferralEvent.Stalled) message.getPayload(), message);
        sender.round();
    }

    @Test
    void writesToThePhysicianWhoIsAskedAndToNoOther() {
        contact("physician.haddad", Role.PHYSICIAN, true);
        contact("physician.novak", Role.PHYSICIAN, true);
        contact("trainer.okafor", Role.ATHLETIC_TRAINER, true);
        asked();

        remind(overdue(Role.PHYSICIAN, ReferralStage.ACKNOWLEDGEMENT));

        assertThat(server.letters()).singleElement().satisfies(letter -> {
            assertThat(letter.to()).isEqualTo("physician.haddad@clinic.example");
            assertThat(letter.subject()).isEqualTo("Backline: a referral is overdue, urgent");
            assertThat(letter.text())
                    .contains(
                            "waits for a physician to see it",
                            "https://backline.example/physician/referrals/" + referral);
        });
    }

    @Test
    void writesToTheTrainerWhoAsked() {
        contact("physician.haddad", Role.PHYSICIAN, true);
        contact("trainer.okafor", Role.ATHLETIC_TRAINER, true);
        contact("trainer.bell", Role.ATHLETIC_TRAINER, true);
        asked();

        remind(overdue(Role.ATHLETIC_TRAINER, ReferralStage.REVIEW));

        assertThat(server.letters()).singleElement().satisfies(letter -> {
            assertThat(letter.to()).isEqualTo("trainer.okafor@clinic.example");
            assertThat(letter.text())
                    .contains(
                            "the trainer to read the answer",
                            "https://backline.example/cases/"
                                    + ReferralSamples.opened().caseId() + "?tab=referral");
        });
    }

    @Test
    void writesToEverybodyWhoIsTheSameWhereNobodyNamedIsOnTheList() {
        contact("trainer.bell", Role.ATHLETIC_TRAINER, true);
        contact("admin.one", Role.DEPARTMENT_ADMIN, true);
        contact("admin.two", Role.DEPARTMENT_ADMIN, true);
        asked();

        remind(overdue(Role.ATHLETIC_TRAINER, ReferralStage.REVIEW));
        assertThat(server.letters()).extracting(Letter::to).containsExactly("trainer.bell@clinic.example");

        remind(overdue(Role.DEPARTMENT_ADMIN, ReferralStage.DELIVERY));
        assertThat(server.letters())
                .extracting(Letter::to)
                .contains("admin.one@clinic.example", "admin.two@clinic.example")
                .hasSize(3);
    }

    @Test
    void remindsAPhysicianWithoutAnAccountByTheLinkThatStillAnswers() {
        Contact guest = contact("physician.haddad", Role.PHYSICIAN, false);
        asked();
        Invitation invitation = new Invitation(
                Ids.next(),
                guest.contactId(),
                guest.physicianId(),
                world.clinic,
                referral,
                Ids.next(),
                false,
                world.time.instant(),
                world.time.instant().plus(Duration.ofDays(2)),
                null,
                null);
        world.invitations.add(invitation);

        remind(overdue(Role.PHYSICIAN, ReferralStage.ACKNOWLEDGEMENT));
        assertThat(server.letters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.text())
                        .contains("https://backline.example/answer/" + links.token(invitation)));

        world.invitations.revoke(referral, world.time.instant());
        remind(overdue(Role.PHYSICIAN, ReferralStage.ACKNOWLEDGEMENT));
        assertThat(server.letters()).as("a link that has ended reminds nobody").hasSize(1);
    }

    @Test
    void saysNothingAboutTheAthlete() {
        contact("trainer.okafor", Role.ATHLETIC_TRAINER, true);
        asked();
        remind(overdue(Role.ATHLETIC_TRAINER, ReferralStage.REVIEW));

        ReferralEvent.Opened event = ReferralSamples.opened();
        assertThat(server.letters().getFirst().toString())
                .doesNotContain(
                        event.athleteId().toString(),
                        event.category().name(),
                        event.summary().sport());
    }

    @Test
    void comesOnceAndNotForThePast() {
        contact("trainer.okafor", Role.ATHLETIC_TRAINER, true);
        asked();
        DomainEventMessage<ReferralEvent> message = overdue(Role.ATHLETIC_TRAINER, ReferralStage.REVIEW);
        remind(message);
        remind(message);
        assertThat(server.letters()).hasSize(1);

        DomainEventMessage<ReferralEvent> old = overdue(Role.ATHLETIC_TRAINER, ReferralStage.REVIEW);
        world.time.turn(Duration.ofDays(2));
        remind(old);
        assertThat(server.letters()).hasSize(1);
    }

    @Test
    void whoIsReminderOnlyIsNotAskedForAnAnswer() {
        contact("trainer.okafor", Role.ATHLETIC_TRAINER, true);
        contact("physician.haddad", Role.PHYSICIAN, true);

        assertThat(world.contacts.of(world.clinic, Role.PHYSICIAN))
                .extracting(Contact::physicianId)
                .containsExactly("physician.haddad");
        assertThat(world.contacts.of(Set.of(world.clinic))).hasSize(2);
    }
}
