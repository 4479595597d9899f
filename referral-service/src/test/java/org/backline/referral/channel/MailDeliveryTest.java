package org.backline.referral.channel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.backline.codes.DeliveryChannel;
import org.backline.codes.RedirectReason;
import org.backline.codes.Role;
import org.backline.codes.Urgency;
import org.backline.referral.channel.TestMailServer.Letter;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.domain.ReferralSamples;
import org.backline.support.command.IdReused;
import org.backline.support.link.LinkSigner;
import org.backline.support.link.Ticket;
import org.backline.support.store.Histories;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** E-mails to physicians say that something waits and nothing about whom; they are tried until they arrive. */
class MailDeliveryTest {

    private static final Pattern LINK = Pattern.compile("https://backline\\.example/answer/([A-Za-z0-9_-]+)");
    private static final byte[] KEY = new byte[32];
    private static final Map<Urgency, Duration> VALID = Map.of(
            Urgency.EMERGENCY,
            Duration.ofDays(2),
            Urgency.URGENT,
            Duration.ofDays(7),
            Urgency.ROUTINE,
            Duration.ofDays(21));

    /** Nothing has happened to a referral but what the test says. */
    private static final Histories NO_HISTORY = new Histories(EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build());

    private final ChannelWorld world = new ChannelWorld();
    private final TestMailServer server = new TestMailServer();
    private final AnswerLinks links =
            new AnswerLinks(new LinkSigner(KEY, AnswerLinks.PURPOSE), world.invitations, world.time);
    private final Sender sender = world.sender(transport(server));
    private final InvitePhysicians invite = new InvitePhysicians(
            world.contacts, world.invitations, world.deliveries, NO_HISTORY, clinic -> false, VALID, world.time);
    private final UUID referral = Ids.next();

    @AfterEach
    void stop() {
        server.close();
    }

    private MailTransport transport(TestMailServer to) {
        return new MailTransport(world.desk(to, links));
    }

    private Contact contact(String physicianId, String address, boolean signsIn) {
        Contact contact = new Contact(
                Ids.next(), world.clinic, physicianId, Role.PHYSICIAN, signsIn, world.time.instant(), "admin");
        world.contacts.put(contact, address);
        return contact;
    }

    private DomainEventMessage<ReferralEvent.Opened> opened() {
        ReferralEvent.Opened like = ReferralSamples.opened();
        ReferralEvent.Opened event = new ReferralEvent.Opened(
                referral,
                like.caseId(),
                world.clinic,
                like.athleteId(),
                like.trainerId(),
                like.origin(),
                like.category(),
                Urgency.URGENT,
                like.because(),
                like.question(),
                like.suggestedDiagnostics(),
                like.summary(),
                world.time.instant());
        return new GenericDomainEventMessage<>(
                "Referral",
                referral.toString(),
                0,
                event,
                MetaData.emptyInstance(),
                Ids.next().toString(),
                world.time.instant());
    }

    private void ask() {
        DomainEventMessage<ReferralEvent.Opened> message = opened();
        invite.on(message.getPayload(), message);
    }

    @Test
    void tellsAMemberToSignInAndAGuestByALinkOfTheirOwn() {
        contact("physician.haddad", "haddad@clinic.example", true);
        contact("guest.orr", "orr@practice.example", false);
        ask();
        sender.round();

        Letter member = to("haddad@clinic.example");
        assertThat(member.subject()).isEqualTo("Backline: a referral waits for you, urgent");
        assertThat(member.text())
                .contains("urgency URGENT", "https://backline.example/physician/referrals/" + referral)
                .doesNotContain("/answer/");
        Letter guest = to("orr@practice.example");
        assertThat(links.open(token(guest))).hasValueSatisfying(invitation -> {
            assertThat(invitation.physicianId()).isEqualTo("guest.orr");
            assertThat(invitation.referralId()).isEqualTo(referral);
        });
        assertThat(guest.text()).contains("29 November 2026 at 10:00 UTC").doesNotContain(referral.toString());
        assertThat(guest.headers()).contains("Auto-Submitted: auto-generated");
    }

    @Test
    void saysNothingAboutTheAthlete() {
        contact("guest.orr", "orr@practice.example", false);
        ask();
        sender.round();

        ReferralEvent.Opened event = opened().getPayload();
        String all = to("orr@practice.example").toString();
        assertThat(all)
                .doesNotContain(
                        event.athleteId().toString(),
                        event.caseId().toString(),
                        event.trainerId(),
                        event.category().name(),
                        event.summary().sport());
        assertThat(event.because())
                .isNotEmpty()
                .allSatisfy(flag -> assertThat(all).doesNotContain(flag));
    }

    @Test
    void writesOnlyToTheClinicThatAsksAndOncePerPhysician() {
        contact("guest.orr", "orr@practice.example", false);
        Contact elsewhere = new Contact(
                Ids.next(), "another-clinic", "guest.lee", Role.PHYSICIAN, false, world.time.instant(), "admin");
        world.contacts.put(elsewhere, "lee@practice.example");
        DomainEventMessage<ReferralEvent.Opened> message = opened();
        invite.on(message.getPayload(), message);
        invite.on(message.getPayload(), message); // delivered twice
        sender.round();

        assertThat(server.letters()).extracting(Letter::to).containsExactly("orr@practice.example");
    }

    @Test
    void aServerThatIsDownIsTriedAgainUntilItTakesIt() {
        contact("guest.orr", "orr@practice.example", false);
        server.refuse(451);
        ask();
        world.pass(Duration.ofDays(1), sender);
        assertThat(server.letters()).isEmpty();

        server.refuse(0);
        world.pass(Duration.ofHours(12), sender);
        assertThat(server.letters()).hasSize(1);
        world.pass(Duration.ofDays(2), sender);
        assertThat(server.letters()).hasSize(1);
    }

    @Test
    void isGivenUpInTheEndAndStartedAgainByHand() {
        contact("guest.orr", "orr@practice.example", false);
        server.refuse(451);
        ask();
        world.pass(Duration.ofDays(4), sender);

        Delivery dead =
                world.deliveries.dead(Channel.MAIL, Set.of(world.clinic)).getFirst();
        server.refuse(0);
        world.deliveries.retry(dead.targetId(), dead.deliveryId(), world.time.instant());
        sender.round();
        assertThat(server.letters()).hasSize(1);
    }

    @Test
    void aCopyThatIsKilledAfterHandingOverSendsTheSameMessageAgain() {
        contact("guest.orr", "orr@practice.example", false);
        ask();
        UUID target = world.invitations.of(referral).getFirst().invitationId();
        Delivery claimed = world.deliveries
                .claim(Channel.MAIL, target, world.time.instant(), 5)
                .getFirst();
        transport(server).send(claimed).block(); // and then the copy is killed

        assertThat(sender.round()).isZero();
        world.time.turn(Deliveries.CLAIM);
        assertThat(sender.round()).isEqualTo(1);
        assertThat(server.letters())
                .hasSize(2)
                .extracting(Letter::messageId)
                .containsOnly("<" + claimed.deliveryId() + "@backline>");
        assertThat(server.letters())
                .extracting(letter -> token(letter))
                .containsOnly(token(server.letters().getFirst()));
    }

    @Test
    void aRefusedAddressIsNotTriedForDays() {
        contact("guest.orr", "orr@practice.example", false);
        server.refuse(550);
        ask();
        sender.round();

        assertThat(world.deliveries.dead(Channel.MAIL, Set.of(world.clinic)))
                .singleElement()
                .extracting(Delivery::lastProblem)
                .isEqualTo("ADDRESS_REFUSED");
    }

    @Test
    void whoIsTakenOffTheListIsNotWrittenTo() {
        Contact contact = contact("guest.orr", "orr@practice.example", false);
        ask();
        world.contacts.remove(contact.contactId(), Set.of(world.clinic));
        sender.round();

        assertThat(server.letters()).isEmpty();
    }

    @Test
    void writesNothingAboutThePast() {
        contact("guest.orr", "orr@practice.example", false);
        DomainEventMessage<ReferralEvent.Opened> old = opened();
        world.time.turn(Duration.ofDays(7));
        invite.on(old.getPayload(), old);

        assertThat(world.invitations.of(referral)).isEmpty();
    }

    @Test
    void aLinkEndsIsForOnePurposeAndForNobodyElse() {
        contact("guest.orr", "orr@practice.example", false);
        contact("physician.haddad", "haddad@clinic.example", true);
        ask();
        sender.round();
        String token = token(to("orr@practice.example"));
        Invitation guest = links.open(token).orElseThrow();
        Invitation member = world.invitations.of(referral).stream()
                .filter(Invitation::signsIn)
                .findFirst()
                .orElseThrow();

        assertThat(links.open(links.token(member)))
                .as("who has an account signs in")
                .isEmpty();
        String otherPurpose =
                new LinkSigner(KEY, "").token(new Ticket(referral, guest.invitationId(), guest.expiresAt()));
        assertThat(links.open(otherPurpose)).isEmpty();
        String otherReferral = new LinkSigner(KEY, AnswerLinks.PURPOSE)
                .token(new Ticket(Ids.next(), guest.invitationId(), guest.expiresAt()));
        assertThat(links.open(otherReferral)).isEmpty();
        world.time.set(guest.expiresAt());
        assertThat(links.open(token)).isEmpty();
    }

    @Test
    void whereAClinicRoutesOnlyWhoItIsPutBeforeIsWrittenTo() {
        contact("guest.orr", "orr@practice.example", false);
        contact("guest.lee", "lee@practice.example", false);
        InvitePhysicians routed = new InvitePhysicians(
                world.contacts, world.invitations, world.deliveries, NO_HISTORY, clinic -> true, VALID, world.time);
        DomainEventMessage<ReferralEvent.Opened> opened = opened();
        routed.on(opened.getPayload(), opened);
        assertThat(world.invitations.of(referral)).isEmpty();

        ReferralEvent.Delivered put = new ReferralEvent.Delivered(
                referral,
                opened.getPayload().caseId(),
                world.clinic,
                DeliveryChannel.INBOX,
                List.of("guest.lee"),
                world.time.instant());
        routed.on(
                put,
                new GenericDomainEventMessage<>(
                        "Referral",
                        referral.toString(),
                        1,
                        put,
                        MetaData.emptyInstance(),
                        Ids.next().toString(),
                        world.time.instant()));
        sender.round();
        assertThat(server.letters()).extracting(Letter::to).containsExactly("lee@practice.example");
    }

    @Test
    void redirectingAsksTheOthersAndShutsTheLinksOfThoseBefore() {
        contact("guest.orr", "orr@practice.example", false);
        contact("guest.lee", "lee@practice.example", false);
        ask();
        sender.round();
        String before = token(to("orr@practice.example"));
        ReferralEvent.Redirected redirected = new ReferralEvent.Redirected(
                referral,
                Ids.next(),
                world.clinic,
                "trainer.okafor",
                RedirectReason.NO_ANSWER,
                List.of("guest.lee"),
                world.time.instant());
        invite.on(
                redirected,
                new GenericDomainEventMessage<>(
                        "Referral",
                        referral.toString(),
                        1,
                        redirected,
                        MetaData.emptyInstance(),
                        Ids.next().toString(),
                        world.time.instant()));
        sender.round();

        assertThat(links.open(before)).isEmpty();
        assertThat(server.letters())
                .extracting(Letter::to)
                .filteredOn(to -> to.startsWith("orr"))
                .hasSize(1);
        assertThat(server.letters())
                .extracting(Letter::to)
                .filteredOn(to -> to.startsWith("lee"))
                .hasSize(2);
        assertThat(links.open(token(server.letters().getLast()))).isPresent();
    }

    @Test
    void anInvitationIsUsedOnce() {
        contact("guest.orr", "orr@practice.example", false);
        ask();
        UUID invitation = world.invitations.of(referral).getFirst().invitationId();

        assertThat(world.invitations.use(invitation, world.time.instant())).isTrue();
        assertThat(world.invitations.use(invitation, world.time.instant())).isFalse();
        sender.round();
        assertThat(server.letters()).as("nothing waits any more").isEmpty();
    }

    @Test
    void theAddressIsSealedAtRestAndOneIdIsOnePhysician() {
        Contact contact = contact("guest.orr", "orr@practice.example", false);
        byte[] stored = world.jdbc
                .sql("select address from physician_contact where contact_id = ?")
                .param(contact.contactId())
                .query((row, number) -> row.getBytes(1))
                .single();
        assertThat(new String(stored, ISO_8859_1)).doesNotContain("orr@");

        world.contacts.put(contact, "new@practice.example");
        assertThat(world.contacts.address(contact.contactId())).isEqualTo(Optional.of("new@practice.example"));
        Contact other = new Contact(
                contact.contactId(), world.clinic, "guest.lee", Role.PHYSICIAN, false, world.time.instant(), "admin");
        assertThatThrownBy(() -> world.contacts.put(other, "lee@practice.example"))
                .isInstanceOf(IdReused.class);
        Contact again = new Contact(
                Ids.next(), world.clinic, "guest.orr", Role.PHYSICIAN, false, world.time.instant(), "admin");
        assertThatThrownBy(() -> world.contacts.put(again, "orr@practice.example"))
                .isInstanceOf(IdReused.class);
        assertThat(world.contacts.of(List.of(world.clinic))).hasSize(1);
    }

    private Letter to(String address) {
        return server.letters().stream()
                .filter(letter -> letter.to().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private static String token(Letter letter) {
        Matcher link = LINK.matcher(letter.text());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
