package org.backline.dashboard.web.frame;

import java.net.URI;
import java.time.Duration;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Who acts on the pages: chosen in the header, until there is a sign-in. */
@Controller
public class Acting {

    static final String COOKIE = "acting";

    private final DashboardSettings settings;

    Acting(DashboardSettings settings) {
        this.settings = settings;
    }

    /** The person who acts in this exchange. */
    public Person person(ServerWebExchange exchange) {
        HttpCookie cookie = exchange.getRequest().getCookies().getFirst(COOKIE);
        return settings.people().stream()
                .filter(person -> cookie != null && person.subject().equals(cookie.getValue()))
                .findFirst()
                .orElse(settings.people().getFirst());
    }

    @PostMapping("/acting")
    Mono<ResponseEntity<Void>> choose(ServerWebExchange exchange) {
        return exchange.getFormData().map(values -> {
            Form form = new Form(values);
            String wanted = form.text("person");
            String subject = settings.people().stream()
                    .map(Person::subject)
                    .filter(known -> known.equals(wanted))
                    .findFirst()
                    .orElse(settings.people().getFirst().subject());
            ResponseCookie cookie = ResponseCookie.from(COOKIE, subject)
                    .path("/")
                    .httpOnly(true)
                    .sameSite("Lax")
                    .maxAge(Duration.ofDays(30))
                    .build();
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .header("Set-Cookie", cookie.toString())
                    .location(ownPath(form.text("back")))
                    .build();
        });
    }

    /** Only ever a path of ours: a form could be filled in by anybody. */
    private static URI ownPath(@org.jspecify.annotations.Nullable String path) {
        return path != null && path.matches("/(?:[A-Za-z0-9._~%-]+/?)*(?:\\?[A-Za-z0-9._~%&=-]*)?")
                ? URI.create(path)
                : URI.create("/");
    }
}
