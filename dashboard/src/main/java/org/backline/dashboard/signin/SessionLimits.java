package org.backline.dashboard.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;

/**
 * When a session ends by itself. What a page fetches on its own does not keep a session alive: only a hand on the page
 * does.
 */
@Component
public class SessionLimits {

    private static final String BEGAN = "backline.began";
    private static final String TOUCHED = "backline.touched";
    private static final String ENDED = "backline.session-ended";
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final String BY_ITSELF = "Backline-Background";

    private final SignInSettings settings;
    private final Clock clock;

    SessionLimits(SignInSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether somebody is signed in with this session. */
    static boolean isSignedIn(WebSession session) {
        return session.getAttributes()
                .containsKey(WebSessionServerSecurityContextRepository.DEFAULT_SPRING_SECURITY_CONTEXT_ATTR_NAME);
    }

    void begin(WebSession session) {
        session.getAttributes().put(BEGAN, clock.instant());
        session.getAttributes().put(TOUCHED, clock.instant());
        // Kept a little longer than it is good for, so that its end can be told.
        session.setMaxIdleTime(settings.idle().plus(KEPT));
    }

    /** Counts a request as a hand on the page, unless the page made it on its own. */
    void touch(WebSession session, ServerWebExchange exchange) {
        boolean alone = exchange.getRequest().getHeaders().containsHeader(BY_ITSELF)
                || exchange.getRequest().getPath().value().equals("/events");
        if (!alone) {
            session.getAttributes().put(TOUCHED, clock.instant());
        }
    }

    /** How long until the session ends if nobody touches the page; zero or less when it has. */
    public Duration left(WebSession session) {
        Instant now = clock.instant();
        Duration idle = Duration.between(now, instant(session, TOUCHED).plus(settings.idle()));
        Duration absolute = Duration.between(now, instant(session, BEGAN).plus(settings.absolute()));
        return idle.compareTo(absolute) < 0 ? idle : absolute;
    }

    /** Whether nobody is signed in with this session any more. */
    public boolean isOver(WebSession session) {
        return session.isExpired() || !isSignedIn(session) || !left(session).isPositive();
    }

    private static Instant instant(WebSession session, String name) {
        @Nullable Object at = session.getAttribute(name);
        return at instanceof Instant instant ? instant : Instant.EPOCH;
    }

    static void markEnded(ServerWebExchange exchange) {
        exchange.getAttributes().put(ENDED, true);
    }

    static boolean hasEnded(ServerWebExchange exchange) {
        return exchange.getAttributes().containsKey(ENDED);
    }

    /** How long a page may lie untouched, and how long before the end it warns. */
    public Duration idle() {
        return settings.idle();
    }

    /** How long before the end a page warns. */
    public Duration warning() {
        return settings.warning();
    }
}
