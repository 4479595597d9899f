package org.backline.support.access;

import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.backline.codes.Role;
import org.backline.support.access.Disclosure.Outcome;
import org.backline.support.access.Operation.Audience;
import org.backline.support.command.Caller;
import org.backline.support.command.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern.PathMatchInfo;
import reactor.core.publisher.Mono;

/**
 * The gate of every process. What the matrix does not name is not answered; who may never do a thing hears so; whoever
 * asks for a record of another clinic hears what he would hear if there were none. Everything that shows or changes
 * somebody's record leaves a line in the ledger before the answer leaves the process.
 */
public class AccessFilter implements WebFilter, Ordered {

    /** After the sign-in of Spring Security, before everything else. */
    private static final int AFTER_SIGN_IN = 0;

    private final String process;
    private final AccessMatrix matrix;
    private final Records records;
    private final Emergencies emergencies;
    private final Ledger ledger;
    private final Refusals refusals;
    private final Throttle throttle;
    private final Work work;
    private final Clock clock;

    AccessFilter(
            String process,
            AccessMatrix matrix,
            Records records,
            Emergencies emergencies,
            Ledger ledger,
            Refusals refusals,
            Throttle throttle,
            Work work,
            Clock clock) {
        this.process = process;
        this.matrix = matrix;
        this.records = records;
        this.emergencies = emergencies;
        this.ledger = ledger;
        this.refusals = refusals;
        this.throttle = throttle;
        this.work = work;
        this.clock = clock;
    }

    @Override
    public int getOrder() {
        return AFTER_SIGN_IN;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        Optional<Operation> operation =
                matrix.find(process, exchange.getRequest().getMethod(), path);
        if (operation.isEmpty()) {
            return matrix.at(process, path).isEmpty()
                    ? refusals.notFound(exchange, "Nothing answers at this path")
                    : refusals.wrongMethod(exchange);
        }
        Operation asked = operation.get();
        return ReactiveSecurityContextHolder.getContext()
                .map(context -> SignedIn.of(context.getAuthentication()))
                .defaultIfEmpty(Optional.empty())
                .flatMap(who -> enter(exchange, chain, asked, who.orElse(null)));
    }

    private Mono<Void> enter(
            ServerWebExchange exchange, WebFilterChain chain, Operation asked, @Nullable SignedIn who) {
        if (!throttle.lets(asked, who == null ? address(exchange) : who.subject())) {
            return refusals.tooMany(exchange);
        }
        if (asked.audience() == Audience.ANYONE) {
            return chain.filter(exchange);
        }
        if (who == null) {
            return refusals.notSignedIn(exchange);
        }
        if (asked.audience() == Audience.SIGNED_IN) {
            Role role = who.roles().stream().sorted().findFirst().orElse(Role.SERVICE);
            return proceed(
                    exchange, chain, asked, new Access(who.in(role), Reach.CLINIC, who.scopes()), Optional.empty());
        }
        Optional<Role> role =
                who.roles().stream().filter(asked.may()::containsKey).sorted().findFirst();
        if (role.isEmpty()) {
            Role as = who.roles().stream().sorted().findFirst().orElse(Role.SERVICE);
            return deny(asked, who.in(as), named(asked, exchange), null)
                    .then(refusals.notAllowed(exchange, "Your role may not do this"));
        }
        Reach reach = Objects.requireNonNull(asked.may().get(role.get()));
        Access access = new Access(who.in(role.get()), reach, who.scopes());
        @Nullable UUID named = named(asked, exchange);
        if (named == null) {
            return proceed(exchange, chain, asked, access, Optional.empty());
        }
        return work.call(() -> judge(asked, access.caller(), reach, named)).flatMap(judgement -> switch (judgement) {
            case Judgement.Unknown unknown -> refusals.notFound(exchange, notThere(asked, named));
            case Judgement.NotTheirs(Holder holder) ->
                deny(asked, access.caller(), named, holder).then(refusals.notFound(exchange, notThere(asked, named)));
            case Judgement.Theirs(Holder holder, Optional<UUID> grant) -> {
                if (holder.caseId() != null) {
                    access.shows(holder.caseId());
                } else if (holder.athleteId() != null) {
                    access.showsAthlete(holder.athleteId());
                }
                yield proceed(exchange, chain, asked, access, Optional.of(new Shown(holder, grant.orElse(null))));
            }
        });
    }

    private Judgement judge(Operation asked, Caller caller, Reach reach, UUID named) {
        @Nullable Holder holder = records.find(asked.scope(), named).orElse(null);
        if (holder == null) {
            return new Judgement.Unknown();
        }
        boolean near = reach == Reach.EVERYWHERE || !Collections.disjoint(holder.clinics(), caller.clinics());
        if (near && (reach != Reach.REFERRED || holder.referred())) {
            return new Judgement.Theirs(holder, Optional.empty());
        }
        Optional<UUID> grant = asked.method().equals(HttpMethod.GET) ? grant(caller, holder) : Optional.empty();
        return grant.isPresent() ? new Judgement.Theirs(holder, grant) : new Judgement.NotTheirs(holder);
    }

    private Optional<UUID> grant(Caller caller, Holder holder) {
        List<UUID> cases = holder.caseId() != null
                ? List.of(holder.caseId())
                : holder.athleteId() != null ? records.casesOf(holder.athleteId()) : List.of();
        return cases.stream()
                .flatMap(caseId -> emergencies.grant(caller.subject(), caseId).stream())
                .findFirst();
    }

    private Mono<Void> proceed(
            ServerWebExchange exchange, WebFilterChain chain, Operation asked, Access access, Optional<Shown> shown) {
        exchange.getAttributes().put(Access.class.getName(), access);
        if (asked.data().isOfSomebody()) {
            exchange.getResponse().beforeCommit(() -> Mono.defer(() -> note(exchange, asked, access, shown)));
        }
        return chain.filter(exchange);
    }

    private Mono<Void> note(ServerWebExchange exchange, Operation asked, Access access, Optional<Shown> shown) {
        if (!shows(exchange, access)) {
            return Mono.empty();
        }
        if (!access.hasTold()) {
            return Mono.error(new IllegalStateException(asked + " does not say whose records it shows"));
        }
        @Nullable UUID grant = shown.map(Shown::grant).orElse(null);
        return ledger.add(new Disclosure(
                clock.instant(),
                access.caller().subject(),
                access.role(),
                asked.id(),
                asked.data(),
                grant != null ? Purpose.EMERGENCY : purpose(asked, access.role()),
                Outcome.DISCLOSED,
                grant,
                List.copyOf(access.cases()),
                List.copyOf(access.athletes()),
                List.copyOf(shown.map(one -> one.holder().clinics())
                        .orElse(access.caller().clinics()))));
    }

    /** A page that comes back with a refused form shows the record too; a problem document does not. */
    private static boolean shows(ServerWebExchange exchange, Access access) {
        var status = exchange.getResponse().getStatusCode();
        if (status == null || status.is2xxSuccessful()) {
            return true;
        }
        var type = exchange.getResponse().getHeaders().getContentType();
        return type != null && type.isCompatibleWith(MediaType.TEXT_HTML) && access.hasTold();
    }

    private static Purpose purpose(Operation asked, Role role) {
        return asked.data() == DataCategory.AUDIT || (role != Role.ATHLETIC_TRAINER && role != Role.PHYSICIAN)
                ? Purpose.OPERATIONS
                : Purpose.TREATMENT;
    }

    private Mono<Void> deny(Operation asked, Caller caller, @Nullable UUID named, @Nullable Holder holder) {
        if (!asked.data().isOfSomebody()) {
            return Mono.empty();
        }
        boolean athlete = asked.scope() == Scope.ATHLETE;
        @Nullable UUID caseId = holder != null ? holder.caseId() : athlete ? null : named;
        return ledger.add(new Disclosure(
                clock.instant(),
                caller.subject(),
                caller.role(),
                asked.id(),
                asked.data(),
                purpose(asked, caller.role()),
                Outcome.DENIED,
                null,
                caseId == null ? List.of() : List.of(caseId),
                athlete && named != null ? List.of(named) : List.of(),
                List.copyOf(holder == null ? caller.clinics() : holder.clinics())));
    }

    /** The id in the path; absent when the path names no record or names it wrongly, which the handler then says. */
    private static @Nullable UUID named(Operation asked, ServerWebExchange exchange) {
        String variable = asked.scope().variable();
        if (variable == null) {
            return null;
        }
        PathMatchInfo match = Objects.requireNonNull(
                asked.path().matchAndExtract(exchange.getRequest().getPath().pathWithinApplication()));
        Map<String, String> variables = match.getUriVariables();
        try {
            return UUID.fromString(Objects.requireNonNull(variables.get(variable)));
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }

    private static String notThere(Operation asked, UUID named) {
        String what = switch (asked.scope()) {
            case REFERRAL -> "referral";
            case ATHLETE -> "athlete";
            case EMERGENCY_ACCESS -> "emergency access";
            case RESOURCE -> "resource";
            default -> "case";
        };
        return "There is no " + what + " " + named;
    }

    private static String address(ServerWebExchange exchange) {
        var address = exchange.getRequest().getRemoteAddress();
        return address == null ? "nowhere" : address.getAddress().getHostAddress();
    }

    private record Shown(Holder holder, @Nullable UUID grant) {}

    private sealed interface Judgement {

        record Unknown() implements Judgement {}

        record NotTheirs(Holder holder) implements Judgement {}

        record Theirs(Holder holder, Optional<UUID> grant) implements Judgement {}
    }
}
