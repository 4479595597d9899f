package org.backline.dashboard.web.participation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.dashboard.service.Answers;
import org.backline.dashboard.service.Athlete;
import org.backline.dashboard.service.Athletes;
import org.backline.dashboard.service.Service;
import org.backline.dashboard.web.frame.Page;
import org.backline.dashboard.web.frame.Person;
import org.backline.support.access.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Who may take part in training today: all that a coach sees. */
@Controller
class ParticipationController implements Page {

    private static final int MOST = 200;

    private final Answers answers;
    private final Athletes athletes;

    ParticipationController(Answers answers, Athletes athletes) {
        this.answers = answers;
        this.athletes = athletes;
    }

    /**
     * An athlete who is looked after.
     *
     * @param name the number where the name may not be shown, or is not known just now
     */
    record Line(
            UUID athleteId,
            String name,
            String sport,
            String clinic,
            String participation,
            List<String> restrictions,
            @Nullable LocalDate until) {}

    @GetMapping("/participation")
    Mono<String> page(
            Access access,
            @RequestParam(required = false) @Nullable String clinic,
            ServerWebExchange exchange,
            Model model) {
        Person person = Person.in(exchange);
        String wanted = clinic == null || clinic.equals("all") ? null : clinic;
        return Flux.fromIterable(access.clinics(wanted).stream().sorted().toList())
                .concatMap(one -> answers.of(
                        Service.INTAKE, "/participation?clinicId=" + one + "&limit=" + MOST, person.caller()))
                .collectList()
                .flatMap(found -> {
                    List<JsonNode> rows = found.stream()
                            .flatMap(answer -> answer.rows().stream())
                            .toList();
                    boolean silent = found.stream().anyMatch(Answers.Found::silent);
                    return athletes.named(
                                    rows.stream()
                                            .filter(row -> !row.hasNonNull("athleteName"))
                                            .map(ParticipationController::id)
                                            .toList(),
                                    person.caller())
                            .map(names -> show(access, rows, names, silent, wanted, model));
                });
    }

    private static String show(
            Access access,
            List<JsonNode> rows,
            Map<UUID, Athlete> names,
            boolean silent,
            @Nullable String clinic,
            Model model) {
        List<Line> lines = rows.stream()
                .map(row -> line(row, names))
                .sorted(Comparator.comparingInt((Line line) -> rank(line.participation()))
                        .thenComparing(Line::sport)
                        .thenComparing(Line::name))
                .toList();
        model.addAttribute("lines", access.showingAthletes(lines, Line::athleteId))
                .addAttribute("silent", silent)
                .addAttribute("clinic", clinic == null ? "all" : clinic);
        return "participation";
    }

    /** Who may not, first. */
    private static int rank(String participation) {
        return switch (participation) {
            case "OUT" -> 0;
            case "LIMITED" -> 1;
            default -> 2;
        };
    }

    private static Line line(JsonNode row, Map<UUID, Athlete> names) {
        UUID id = id(row);
        Athlete known = names.get(id);
        String until = row.path("until").asString("");
        return new Line(
                id,
                row.path("athleteName").asStringOpt().orElse(known == null ? Athlete.numberOf(id) : known.title()),
                row.path("sport").asString(""),
                row.path("clinicId").asString(""),
                row.path("participation").asString("FULL"),
                row.path("restrictions")
                        .valueStream()
                        .map(code -> code.asString(""))
                        .toList(),
                until.isEmpty() ? null : LocalDate.parse(until));
    }

    private static UUID id(JsonNode row) {
        return UUID.fromString(row.path("athleteId").asString());
    }
}
