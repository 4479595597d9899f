package org.backline.dashboard.web.frame;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ServerWebExchange;

/** What the frame around every page shows. */
@ControllerAdvice(basePackages = "org.backline.dashboard.web")
class Frame {

    private final Acting acting;
    private final DashboardSettings settings;
    private final Map<String, Object> vocabulary;

    Frame(
            Acting acting,
            DashboardSettings settings,
            Assets assets,
            Words words,
            Moments moments,
            FormIds ids,
            Refusals refusals,
            Choices choices) {
        this.acting = acting;
        this.settings = settings;
        this.vocabulary = Map.of(
                "assets", assets,
                "words", words,
                "moments", moments,
                "ids", ids,
                "refusals", refusals,
                "choices", choices);
    }

    /** What templates speak with; beans themselves are out of bounds in an address. */
    @ModelAttribute
    void vocabulary(Model model) {
        model.addAllAttributes(vocabulary);
    }

    /**
     * The frame of one page.
     *
     * @param theme {@code light} or {@code dark} when somebody chose, null to follow the device
     */
    record View(
            Person acting,
            List<Person> people,
            List<String> clinics,
            String here,
            @Nullable String theme) {

        /** The people of a role, for the list to choose from. */
        public List<Person> trainers() {
            return people.stream().filter(person -> !person.isPhysician()).toList();
        }

        public List<Person> physicians() {
            return people.stream().filter(Person::isPhysician).toList();
        }
    }

    @ModelAttribute("frame")
    View frame(ServerWebExchange exchange) {
        HttpCookie theme = exchange.getRequest().getCookies().getFirst("theme");
        String chosen = theme == null ? null : theme.getValue();
        String query = exchange.getRequest().getURI().getRawQuery();
        String path = exchange.getRequest().getPath().value();
        boolean page = exchange.getRequest().getMethod().name().equals("GET");
        return new View(
                acting.person(exchange),
                settings.people(),
                settings.clinics(),
                !page ? "/" : query == null ? path : path + "?" + query,
                "dark".equals(chosen) || "light".equals(chosen) ? chosen : null);
    }
}
