package org.backline.referral.web;

import jakarta.validation.Valid;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.backline.codes.Role;
import org.backline.referral.channel.Channel;
import org.backline.referral.channel.Contact;
import org.backline.referral.channel.Contacts;
import org.backline.referral.channel.Deliveries;
import org.backline.referral.channel.Delivery;
import org.backline.referral.web.ReferralBodies.EmptyBody;
import org.backline.referral.web.WebhookBodies.ContactBody;
import org.backline.referral.web.WebhookBodies.DeliveryView;
import org.backline.support.access.Access;
import org.backline.support.command.NotFound;
import org.backline.support.command.Work;
import org.backline.support.web.FieldProblem;
import org.backline.support.web.InvalidRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Physicians of the admin's clinics who are told by e-mail, and what could not be sent to them. */
@RestController
class ContactController {

    private static final Set<Role> OWNERS = EnumSet.of(Role.PHYSICIAN, Role.ATHLETIC_TRAINER, Role.DEPARTMENT_ADMIN);

    private final Contacts contacts;
    private final Deliveries deliveries;
    private final Work work;
    private final Clock clock;

    ContactController(Contacts contacts, Deliveries deliveries, Work work, Clock clock) {
        this.contacts = contacts;
        this.deliveries = deliveries;
        this.work = work;
        this.clock = clock;
    }

    /** The list; addresses are not shown. */
    @GetMapping("/physician-contacts")
    Mono<List<Contact>> list(Access access) {
        return work.call(() -> contacts.of(access.clinics(null)));
    }

    /** Adds a physician, or gives one another address. */
    @PutMapping("/physician-contacts/{contactId}")
    Mono<Contact> put(Access access, @PathVariable UUID contactId, @Valid @RequestBody ContactBody body) {
        access.requireClinic(body.clinicId());
        Role role = Objects.requireNonNullElse(body.role(), Role.PHYSICIAN);
        if (!OWNERS.contains(role)) {
            throw new InvalidRequest(List.of(new FieldProblem(
                    "role",
                    "must be one who answers or looks after referrals",
                    OWNERS.stream().map(Enum::name).sorted().toList())));
        }
        Contact contact = new Contact(
                contactId,
                body.clinicId(),
                body.physicianId(),
                role,
                body.signsIn(),
                clock.instant(),
                access.caller().subject());
        return work.call(() -> {
            contacts.put(contact, body.address());
            return contact;
        });
    }

    @DeleteMapping("/physician-contacts/{contactId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(Access access, @PathVariable UUID contactId) {
        return work.call(() -> {
                    if (!contacts.remove(contactId, access.clinics(null))) {
                        throw new NotFound("contact", contactId);
                    }
                    return contactId;
                })
                .then();
    }

    /** E-mails that were given up. */
    @GetMapping("/mail-deliveries")
    Mono<List<DeliveryView>> dead(Access access) {
        return work.call(() -> dead(access.clinics(null)).map(DeliveryView::of).toList());
    }

    private Stream<Delivery> dead(Set<String> clinics) {
        return Stream.of(Channel.MAIL, Channel.REMINDER).flatMap(channel -> deliveries.dead(channel, clinics).stream());
    }

    /** Tries an e-mail again that was given up. */
    @PostMapping("/mail-deliveries/{deliveryId}/retry")
    Mono<DeliveryView> retry(Access access, @PathVariable UUID deliveryId, @RequestBody EmptyBody body) {
        return work.call(() -> {
            var letter = dead(access.clinics(null))
                    .filter(dead -> dead.deliveryId().equals(deliveryId))
                    .findFirst()
                    .orElseThrow(() -> new NotFound("e-mail that was given up", deliveryId));
            deliveries.retry(letter.targetId(), deliveryId, clock.instant());
            return DeliveryView.of(deliveries
                    .find(letter.targetId(), deliveryId)
                    .orElseThrow(() -> new NotFound("delivery", deliveryId)));
        });
    }
}
