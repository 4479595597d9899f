package org.backline.dashboard.web.home;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.backline.codes.Role;
import org.backline.dashboard.signin.SessionLimits;
import org.backline.dashboard.signin.Visitor;
import org.backline.dashboard.web.frame.Assets;
import org.backline.dashboard.web.frame.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Leads everybody to where their work is, tells a page how long its session lasts, and says goodbye. */
@Controller
class HomeController implements Page {

    private final SessionLimits limits;
    private final Assets assets;
    private final Clock clock;

    HomeController(SessionLimits limits, Assets assets, Clock clock) {
        this.limits = limits;
        this.assets = assets;
        this.clock = clock;
    }

    @GetMapping("/")
    Mono<ResponseEntity<Void>> home(ServerWebExchange exchange) {
        Set<Role> roles = Visitor.in(exchange).map(Visitor::roles).orElse(Set.of());
        @Nullable String query = exchange.getRequest().getURI().getRawQuery();
        String page = start(roles);
        URI to = URI.create(page.equals("/board") && query != null ? page + "?" + query : page);
        return Mono.just(
                ResponseEntity.status(HttpStatus.SEE_OTHER).location(to).build());
    }

    private static String start(Set<Role> roles) {
        if (roles.contains(Role.ATHLETIC_TRAINER)) {
            return "/board";
        }
        if (roles.contains(Role.PHYSICIAN)) {
            return "/physician";
        }
        if (roles.contains(Role.PRIVACY_OFFICER)) {
            return "/privacy";
        }
        if (roles.contains(Role.DEPARTMENT_ADMIN)) {
            return "/department";
        }
        return roles.contains(Role.COACH) ? "/participation" : "/signed-out?why=norole";
    }

    /**
     * How long the session lasts if nobody touches the page.
     *
     * @param secondsLeft 0 when it has ended
     */
    record SessionBody(long secondsLeft) {}

    /** Asked by pages; unless a page asks on its own, that counts as a hand on it. */
    @GetMapping("/session")
    @ResponseBody
    Mono<SessionBody> session(ServerWebExchange exchange) {
        Visitor visitor = Visitor.in(exchange).orElseThrow(() -> new IllegalStateException("Nobody is signed in"));
        return visitor.inBrowser()
                ? exchange.getSession().map(session -> body(limits.left(session)))
                : Mono.just(body(Duration.between(clock.instant(), visitor.until())));
    }

    private static SessionBody body(Duration left) {
        return new SessionBody(Math.max(0, left.toSeconds()));
    }

    @GetMapping("/signed-out")
    Mono<String> signedOut(@RequestParam(defaultValue = "") String why, Model model) {
        model.addAttribute("why", why);
        return Mono.just("signed-out");
    }

    /** Browsers ask for it unasked. */
    @GetMapping("/favicon.ico")
    ResponseEntity<Void> icon() {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(assets.own("icon.svg")))
                .build();
    }
}
