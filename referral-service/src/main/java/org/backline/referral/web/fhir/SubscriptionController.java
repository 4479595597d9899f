package org.backline.referral.web.fhir;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.backline.referral.fhir.Notices;
import org.backline.referral.fhir.Notices.Kind;
import org.backline.referral.fhir.SubscriptionReading;
import org.backline.referral.fhir.Unacceptable;
import org.backline.referral.outside.AddressGuard;
import org.backline.referral.subscription.Subscriber;
import org.backline.referral.subscription.Subscriber.Told;
import org.backline.referral.subscription.Subscriptions;
import org.backline.support.access.Access;
import org.backline.support.access.SmartScopes.Interaction;
import org.backline.support.time.Ids;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Subscription;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Subscriptions to the topic of referrals, each seen by its owner alone. */
@RestController
class SubscriptionController {

    private static final String TYPE = "Subscription";
    private static final String ONE = "/fhir/Subscription/{subscriptionId}";
    private static final int MOST_EVENTS = 500;
    private static final int MOST_OF_AN_OWNER = 50;

    private final Face face;
    private final Inbound inbound;
    private final Subscriptions subscriptions;
    private final AddressGuard guard;
    private final Clock clock;

    SubscriptionController(Face face, Inbound inbound, Subscriptions subscriptions, AddressGuard guard, Clock clock) {
        this.face = face;
        this.inbound = inbound;
        this.subscriptions = subscriptions;
        this.guard = guard;
        this.clock = clock;
    }

    @PostMapping("/fhir/Subscription")
    Mono<Void> create(ServerWebExchange exchange) {
        return face.respond(
                exchange,
                asked -> face.body(asked)
                        .flatMap(body -> face.call(() -> {
                            Access access = asked.access();
                            Scopes.require(access, TYPE, Interaction.CREATE);
                            SubscriptionReading wish = read(asked, body);
                            String owner = access.caller().subject();
                            if (subscriptions.of(owner).size() >= MOST_OF_AN_OWNER) {
                                throw FhirRefusal.unprocessable(TYPE, "An owner may have at most " + MOST_OF_AN_OWNER);
                            }
                            UUID id = Ids.next();
                            subscriptions.make(id, owner, access.clinics(null), asked.base(), wish);
                            return Reply.written(HttpStatus.CREATED, resource(found(asked, id)));
                        })));
    }

    @PutMapping(ONE)
    Mono<Void> update(@PathVariable String subscriptionId, ServerWebExchange exchange) {
        return face.respond(
                exchange,
                asked -> face.body(asked)
                        .flatMap(body -> face.call(() -> {
                            Scopes.require(asked.access(), TYPE, Interaction.UPDATE);
                            UUID id =
                                    found(asked, Asked.id(TYPE, subscriptionId)).id();
                            if (!subscriptions.change(
                                    id, asked.access().caller().subject(), asked.ifMatch(), read(asked, body))) {
                                throw new FhirRefusal(
                                        HttpStatus.PRECONDITION_FAILED,
                                        IssueType.CONFLICT,
                                        "If-Match names another version than the newest one; read it again and decide anew");
                            }
                            return Reply.written(HttpStatus.OK, resource(found(asked, id)));
                        })));
    }

    private SubscriptionReading read(Asked asked, String body) {
        SubscriptionReading wish = SubscriptionReading.of(inbound.read(Subscription.class, asked, body));
        guard.faultOf(wish.endpoint()).ifPresent(fault -> {
            throw new Unacceptable(SubscriptionReading.ENDPOINT, fault);
        });
        return wish;
    }

    @DeleteMapping(ONE)
    Mono<Void> delete(@PathVariable String subscriptionId, ServerWebExchange exchange) {
        return face.answer(exchange, asked -> {
            Scopes.require(asked.access(), TYPE, Interaction.DELETE);
            UUID id = found(asked, Asked.id(TYPE, subscriptionId)).id();
            subscriptions.end(id, asked.access().caller().subject());
            return Reply.done(HttpStatus.NO_CONTENT);
        });
    }

    @GetMapping(ONE)
    Mono<Void> read(@PathVariable String subscriptionId, ServerWebExchange exchange) {
        return face.answer(exchange, asked -> {
            Scopes.require(asked.access(), TYPE, Interaction.READ);
            return Reply.of(resource(found(asked, Asked.id(TYPE, subscriptionId))));
        });
    }

    @GetMapping("/fhir/Subscription")
    Mono<Void> search(ServerWebExchange exchange) {
        return face.answer(exchange, asked -> {
            Scopes.require(asked.access(), TYPE, Interaction.SEARCH);
            List<Subscription> found = chosen(asked, Set.of("status", "url", "_id", "_format", "_pretty")).stream()
                    .map(SubscriptionController::resource)
                    .toList();
            return Reply.of(
                    Bundles.searchset(asked.base(), asked.request().getURI().toString(), found));
        });
    }

    @GetMapping(ONE + "/$status")
    Mono<Void> status(@PathVariable String subscriptionId, ServerWebExchange exchange) {
        return face.answer(exchange, asked -> {
            Scopes.require(asked.access(), TYPE, Interaction.READ);
            return Reply.of(statuses(List.of(found(asked, Asked.id(TYPE, subscriptionId)))));
        });
    }

    @GetMapping("/fhir/Subscription/$status")
    Mono<Void> statusOfAll(ServerWebExchange exchange) {
        return face.answer(exchange, asked -> {
            Scopes.require(asked.access(), TYPE, Interaction.READ);
            return Reply.of(statuses(chosen(asked, Set.of("status", "id", "_format", "_pretty"))));
        });
    }

    /** What was told or is still to be told, for a subscriber that has found a gap. */
    @GetMapping(ONE + "/$events")
    Mono<Void> events(@PathVariable String subscriptionId, ServerWebExchange exchange) {
        return face.answer(exchange, asked -> {
            Scopes.require(asked.access(), TYPE, Interaction.READ);
            Subscriber subscriber = found(asked, Asked.id(TYPE, subscriptionId));
            List<Told> events = subscriptions.events(
                    subscriber.id(),
                    number(asked, "eventsSinceNumber", 1),
                    number(asked, "eventsUntilNumber", Long.MAX_VALUE),
                    MOST_EVENTS);
            asked.access().showing(events, Told::caseId);
            return Reply.of(Notices.bundle(
                    of(subscriber),
                    Kind.QUERY_EVENT,
                    events.stream()
                            .map(event -> new Notices.Event(event.number(), event.at(), event.referralId()))
                            .toList(),
                    Ids.next(),
                    clock.instant()));
        });
    }

    private List<Subscriber> chosen(Asked asked, Set<String> known) {
        asked.parameters().keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw FhirRefusal.invalid(name.replaceAll("[^\\w.:-]", "?"), "is not a parameter of " + TYPE);
                });
        return subscriptions.of(asked.access().caller().subject()).stream()
                .filter(one -> fits(asked, "status", one, Subscriber::status))
                .filter(one ->
                        fits(asked, "url", one, each -> each.wish().endpoint().toString()))
                .filter(one -> fits(asked, "_id", one, each -> each.id().toString()))
                .filter(one -> fits(asked, "id", one, each -> each.id().toString()))
                .toList();
    }

    private static boolean fits(Asked asked, String name, Subscriber one, Function<Subscriber, String> value) {
        List<String> wanted = asked.parameters().get(name);
        return wanted == null
                || wanted.stream().anyMatch(each -> List.of(each.split(",", -1)).contains(value.apply(one)));
    }

    private Bundle statuses(List<Subscriber> subscribers) {
        Bundle bundle = new Bundle();
        bundle.setType(BundleType.SEARCHSET);
        for (Subscriber subscriber : subscribers) {
            UUID entry = Ids.next();
            Notices.Of of = of(subscriber);
            bundle.addEntry()
                    .setFullUrl(of.base() + "/Parameters/" + entry)
                    .setResource(Notices.status(of, Kind.QUERY_STATUS, List.of(), entry))
                    .getSearch()
                    .setMode(Bundle.SearchEntryMode.MATCH);
        }
        return bundle;
    }

    private static Notices.Of of(Subscriber subscriber) {
        return new Notices.Of(
                subscriber.base(),
                subscriber.id(),
                subscriber.status(),
                subscriber.events(),
                subscriber.wish().content());
    }

    private static Subscription resource(Subscriber subscriber) {
        return subscriber
                .wish()
                .resource(
                        subscriber.id(),
                        subscriber.version(),
                        subscriber.changedAt(),
                        subscriber.status(),
                        subscriber.error());
    }

    private Subscriber found(Asked asked, UUID id) {
        return subscriptions
                .find(id, asked.access().caller().subject())
                .orElseThrow(() -> FhirRefusal.notFound(TYPE, id.toString()));
    }

    private static long number(Asked asked, String name, long otherwise) {
        @Nullable String value = asked.parameters().getFirst(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("[0-9]{1,18}")) {
            throw FhirRefusal.invalid(name, "must be the number of an event");
        }
        return Long.parseLong(value);
    }
}
