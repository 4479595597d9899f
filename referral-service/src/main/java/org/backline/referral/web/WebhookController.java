package org.backline.referral.web;

import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.backline.feed.ReferralChange;
import org.backline.referral.channel.Deliveries;
import org.backline.referral.channel.DeliveryState;
import org.backline.referral.channel.WebhookEndpoint;
import org.backline.referral.channel.WebhookEndpoints;
import org.backline.referral.channel.WebhookSecret;
import org.backline.referral.outside.AddressGuard;
import org.backline.referral.web.ReferralBodies.EmptyBody;
import org.backline.referral.web.WebhookBodies.ChangeBody;
import org.backline.referral.web.WebhookBodies.DeliveryView;
import org.backline.referral.web.WebhookBodies.EndpointBody;
import org.backline.referral.web.WebhookBodies.EndpointView;
import org.backline.referral.web.WebhookBodies.ReplayBody;
import org.backline.support.access.Access;
import org.backline.support.command.NotFound;
import org.backline.support.command.Work;
import org.backline.support.web.FieldProblem;
import org.backline.support.web.InvalidRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Webhooks of the admin's clinics: registered, inspected, stopped, started again. */
@RestController
@RequestMapping("/webhooks")
class WebhookController {

    private static final int LARGEST_PAGE = 200;

    private final WebhookEndpoints endpoints;
    private final Deliveries deliveries;
    private final AddressGuard guard;
    private final Work work;
    private final Clock clock;

    WebhookController(WebhookEndpoints endpoints, Deliveries deliveries, AddressGuard guard, Work work, Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.guard = guard;
        this.work = work;
        this.clock = clock;
    }

    @PostMapping
    Mono<ResponseEntity<EndpointView>> register(Access access, @Valid @RequestBody EndpointBody body) {
        access.requireClinic(body.clinicId());
        URI url = url(body.url());
        WebhookSecret secret = secret(body.secret());
        return work.call(() -> {
            endpoints.register(
                    new WebhookEndpoint(
                            body.endpointId(),
                            body.clinicId(),
                            url,
                            each(body.changes()),
                            clock.instant(),
                            access.caller().subject(),
                            null,
                            null),
                    secret);
            return ResponseEntity.created(URI.create("/webhooks/" + body.endpointId()))
                    .body(view(access, body.endpointId()));
        });
    }

    @GetMapping
    Mono<List<EndpointView>> list(Access access) {
        return work.call(() -> endpoints.of(access.clinics(null)).stream()
                .map(endpoint -> EndpointView.of(endpoint, deliveries.tally(endpoint.endpointId())))
                .toList());
    }

    @GetMapping("/{endpointId}")
    Mono<EndpointView> one(Access access, @PathVariable UUID endpointId) {
        return work.call(() -> view(access, endpointId));
    }

    @PutMapping("/{endpointId}")
    Mono<EndpointView> change(Access access, @PathVariable UUID endpointId, @Valid @RequestBody ChangeBody body) {
        URI url = url(body.url());
        Optional<WebhookSecret> secret = Optional.ofNullable(body.secret()).map(WebhookController::secret);
        return work.call(() -> {
            require(access, endpointId);
            endpoints.change(endpointId, url, each(body.changes()), secret);
            return view(access, endpointId);
        });
    }

    @DeleteMapping("/{endpointId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(Access access, @PathVariable UUID endpointId) {
        return work.call(() -> {
                    require(access, endpointId);
                    endpoints.remove(endpointId);
                    return endpointId;
                })
                .then();
    }

    @PostMapping("/{endpointId}/disablement")
    Mono<EndpointView> disable(Access access, @PathVariable UUID endpointId, @RequestBody EmptyBody body) {
        return work.call(() -> {
            require(access, endpointId);
            endpoints.disable(endpointId, "ADMIN", clock.instant());
            return view(access, endpointId);
        });
    }

    @PostMapping("/{endpointId}/enablement")
    Mono<EndpointView> enable(Access access, @PathVariable UUID endpointId, @RequestBody EmptyBody body) {
        return work.call(() -> {
            require(access, endpointId);
            endpoints.enable(endpointId, clock.instant());
            return view(access, endpointId);
        });
    }

    @GetMapping("/{endpointId}/deliveries")
    Mono<List<DeliveryView>> deliveries(
            Access access,
            @PathVariable UUID endpointId,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new InvalidRequest("limit", "must be 1 to " + LARGEST_PAGE);
        }
        DeliveryState wanted = state(state);
        return work.call(() -> {
            require(access, endpointId);
            return deliveries.of(endpointId, wanted, limit).stream()
                    .map(DeliveryView::of)
                    .toList();
        });
    }

    /** Tries a delivery again that was given up, or sends one once more that had arrived. */
    @PostMapping("/{endpointId}/deliveries/{deliveryId}/retry")
    Mono<DeliveryView> retry(
            Access access, @PathVariable UUID endpointId, @PathVariable UUID deliveryId, @RequestBody EmptyBody body) {
        return work.call(() -> {
            require(access, endpointId);
            deliveries.retry(endpointId, deliveryId, clock.instant());
            return DeliveryView.of(
                    deliveries.find(endpointId, deliveryId).orElseThrow(() -> new NotFound("delivery", deliveryId)));
        });
    }

    /** Sends everything again that was made from then on, in order and under the same ids. */
    @PostMapping("/{endpointId}/replay")
    Mono<Map<String, Integer>> replay(
            Access access, @PathVariable UUID endpointId, @Valid @RequestBody ReplayBody body) {
        return work.call(() -> {
            require(access, endpointId);
            return Map.of("replayed", deliveries.replay(endpointId, body.from(), clock.instant()));
        });
    }

    private WebhookEndpoint require(Access access, UUID endpointId) {
        return endpoints.find(endpointId, access.clinics(null)).orElseThrow(() -> new NotFound("webhook", endpointId));
    }

    private EndpointView view(Access access, UUID endpointId) {
        return EndpointView.of(require(access, endpointId), deliveries.tally(endpointId));
    }

    private URI url(String text) {
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException noUrl) {
            throw new InvalidRequest("url", "must be a URL, for example https://ehr.example/backline");
        }
        guard.faultOf(url).ifPresent(fault -> {
            throw new InvalidRequest("url", fault);
        });
        return url;
    }

    private static WebhookSecret secret(String text) {
        try {
            return WebhookSecret.of(text);
        } catch (IllegalArgumentException wrong) {
            throw new InvalidRequest("secret", String.valueOf(wrong.getMessage()));
        }
    }

    private static @Nullable DeliveryState state(@Nullable String code) {
        if (code == null) {
            return null;
        }
        List<String> allowed =
                Arrays.stream(DeliveryState.values()).map(Enum::name).toList();
        if (!allowed.contains(code)) {
            throw new InvalidRequest(List.of(new FieldProblem("state", "does not know this state", allowed)));
        }
        return DeliveryState.valueOf(code);
    }

    private static Set<ReferralChange> each(@Nullable List<ReferralChange> changes) {
        return changes == null || changes.isEmpty() ? Set.of() : EnumSet.copyOf(changes);
    }
}
