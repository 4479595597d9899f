package org.backline.dashboard.web.frame;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.backline.codes.Role;
import org.backline.dashboard.people.People;
import org.backline.dashboard.service.Service;
import org.backline.dashboard.service.ServiceSettings;
import org.backline.dashboard.service.Services;
import org.backline.dashboard.signin.SessionLimits;
import org.backline.dashboard.signin.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What the frame around every page shows. */
@ControllerAdvice(assignableTypes = Page.class)
class Frame {

    /** Where the processor of forms looks for the hidden field's value. */
    private static final String HIDDEN_FIELD = "_csrf";

    private final Clock clock;
    private final SessionLimits limits;
    private final Services services;
    private final Duration patience;
    private final Map<String, Object> vocabulary;

    Frame(
            Clock clock,
            SessionLimits limits,
            Services services,
            ServiceSettings settings,
            Assets assets,
            Words words,
            Moments moments,
            FormIds ids,
            Refusals refusals,
            Choices choices,
            People people,
            Script said,
            Doses doses) {
        this.clock = clock;
        this.limits = limits;
        this.services = services;
        this.patience = settings.nameTimeout();
        this.vocabulary = Map.of(
                "assets", assets,
                "words", words,
                "moments", moments,
                "ids", ids,
                "refusals", refusals,
                "choices", choices,
                "people", people,
                "said", said,
                "doses", doses);
    }

    /** What templates speak with; beans themselves are out of bounds in an address. */
    @ModelAttribute
    void vocabulary(Model model) {
        model.addAllAttributes(vocabulary);
    }

    /**
     * The frame of one page.
     *
     * @param person null when nobody is signed in
     * @param here the path of the page
     * @param theme {@code light} or {@code dark} when somebody chose, null to follow the device
     * @param idleSeconds after how long without a hand on the page it is left; 0 for never
     * @param warningSeconds how long before that it says so
     * @param reviews emergency accesses that wait for this person's review
     * @param asked when the page was asked for, before anything was read for it, milliseconds since 1970
     */
    record View(
            @Nullable Person person,
            List<String> clinics,
            String here,
            @Nullable String theme,
            long idleSeconds,
            long warningSeconds,
            int reviews,
            long asked) {

        /** Whether one of the person's roles is this. */
        public boolean is(String role) {
            return person != null && person.is(role);
        }

        /** Whether the page hears of changes. */
        public boolean isLive() {
            return is("ATHLETIC_TRAINER") || is("PHYSICIAN");
        }
    }

    @ModelAttribute("frame")
    Mono<View> frame(ServerWebExchange exchange) {
        long asked = clock.millis();
        HttpCookie theme = exchange.getRequest().getCookies().getFirst("theme");
        @Nullable String chosen = theme == null ? null : theme.getValue();
        @Nullable Person person = Visitor.in(exchange).isEmpty() ? null : Person.in(exchange);
        boolean session = person != null && person.inBrowser();
        return hiddenField(exchange)
                .then(reviews(person))
                .map(reviews -> new View(
                        person,
                        person == null ? List.of() : person.clinics(),
                        exchange.getRequest().getPath().value(),
                        "dark".equals(chosen) || "light".equals(chosen) ? chosen : null,
                        session ? limits.idle().toSeconds() : 0,
                        session ? limits.warning().toSeconds() : 0,
                        reviews,
                        asked));
    }

    /** Every form carries the session's token: {@code th:action} adds it. */
    private static Mono<Void> hiddenField(ServerWebExchange exchange) {
        Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
        return token == null
                ? Mono.empty()
                : token.doOnNext(known -> exchange.getAttributes().put(HIDDEN_FIELD, known))
                        .then();
    }

    /** Emergency accesses nobody has looked at; none when intake-service does not say. */
    private Mono<Integer> reviews(@Nullable Person person) {
        if (person == null || !person.roles().contains(Role.PRIVACY_OFFICER)) {
            return Mono.just(0);
        }
        return services.get(Service.INTAKE, "/emergency-accesses?open=true&limit=200", person.caller(), patience)
                .map(JsonNode::size)
                .defaultIfEmpty(0);
    }
}
