package org.backline.dashboard.web.athletes;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.dashboard.service.Answer;
import org.backline.dashboard.service.Problem;
import org.backline.dashboard.service.Service;
import org.backline.dashboard.service.ServiceSettings;
import org.backline.dashboard.service.Services;
import org.backline.dashboard.web.frame.FormIds;
import org.backline.dashboard.web.frame.Page;
import org.backline.dashboard.web.frame.Person;
import org.backline.dashboard.web.frame.RefusedForms;
import org.backline.dashboard.web.frame.Words;
import org.backline.support.access.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Imports a roster: upload, preview, progress and a report of every line that was refused. */
@Controller
class ImportPages implements Page {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv");
    private static final int LARGEST = 4 * 1024 * 1024;
    private static final int A_PAGE = 200;
    private static final int PREVIEWED = 10;
    private static final String FORM = "import";

    private final Services services;
    private final ServiceSettings settings;
    private final RefusedForms refused;
    private final FormIds ids;
    private final Words words;

    ImportPages(Services services, ServiceSettings settings, RefusedForms refused, FormIds ids, Words words) {
        this.services = services;
        this.settings = settings;
        this.refused = refused;
        this.ids = ids;
        this.words = words;
    }

    @GetMapping("/athletes/import")
    Mono<String> page(Model model) {
        model.addAttribute("importId", ids.next());
        return Mono.just("athletes-import");
    }

    /** Takes a file and has it checked; nobody is registered yet. */
    @PostMapping("/athletes/import")
    Mono<String> upload(Access access, ServerWebExchange exchange, Model model) {
        return exchange.getMultipartData()
                .flatMap(parts -> {
                    String importId = idOr(field(parts, "importId"), ids.next());
                    String clinic = field(parts, "clinicId");
                    access.showingAthletes(List.<Line>of(), Line::athleteId);
                    model.addAttribute("importId", importId);
                    if (clinic.isBlank()) {
                        return Mono.just(refuse(wrong("clinicId", words.say("import.no-clinic")), exchange, model));
                    }
                    access.requireClinic(clinic);
                    return file(parts)
                            .flatMap(file -> services.upload(
                                    Service.INTAKE,
                                    "/athletes/imports?importId=" + importId + "&clinicId=" + clinic,
                                    file,
                                    CSV,
                                    Person.in(exchange).caller()))
                            .map(answer -> answered(answer, importId, exchange, model));
                })
                .onErrorResume(
                        DataBufferLimitException.class,
                        tooLarge -> Mono.fromSupplier(
                                () -> refuse(wrong("file", words.say("import.too-large")), exchange, model)));
    }

    private static Problem wrong(String field, String message) {
        return new Problem(
                "invalid-request",
                HttpStatus.BAD_REQUEST.value(),
                "",
                List.of(new Problem.Field(field, message)),
                List.of());
    }

    private String answered(Answer answer, String importId, ServerWebExchange exchange, Model model) {
        return switch (answer) {
            case Answer.Done done -> "redirect:" + preview(importId, done.body());
            case Answer.Refused no -> {
                // The same file may be corrected and sent again: that is another import.
                if (!no.problem().isSilence()) {
                    model.addAttribute("importId", ids.next());
                }
                yield refuse(no.problem(), exchange, model);
            }
        };
    }

    /** Which columns were not read is said once, when the file was looked at, and goes along in the address. */
    private static String preview(String importId, JsonNode made) {
        var address = UriComponentsBuilder.fromPath("/athletes/imports/{importId}");
        made.path("ignoredColumns")
                .valueStream()
                .map(column -> column.asString(""))
                .forEach(column -> address.queryParam("ignored", column));
        return address.encode().buildAndExpand(importId).toUriString();
    }

    private String refuse(Problem problem, ServerWebExchange exchange, Model model) {
        refused.tell(FORM, Service.INTAKE, problem, exchange, model);
        if (!model.containsAttribute("importId")) {
            model.addAttribute("importId", ids.next());
        }
        return "athletes-import";
    }

    @GetMapping("/athletes/imports/{importId}")
    Mono<String> report(
            Access access,
            @PathVariable UUID importId,
            @RequestParam(defaultValue = "") List<String> ignored,
            ServerWebExchange exchange,
            Model model) {
        model.addAttribute("ignored", ignored);
        return show(access, importId, exchange, model, "athletes-report");
    }

    /** How far it has come; asked for again while it runs. */
    @GetMapping("/athletes/imports/{importId}/progress")
    Mono<String> progress(Access access, @PathVariable UUID importId, ServerWebExchange exchange, Model model) {
        return show(access, importId, exchange, model, "athletes-report :: progress");
    }

    /** More lines that were refused. */
    @GetMapping("/athletes/imports/{importId}/refused")
    Mono<String> refusedLines(
            Access access,
            @PathVariable UUID importId,
            @RequestParam(defaultValue = "0") int after,
            ServerWebExchange exchange,
            Model model) {
        return lines(access, importId, "REFUSED", after, A_PAGE, exchange).map(lines -> {
            model.addAttribute("refusedLines", lines).addAttribute("importId", importId);
            return "athletes-report :: refused-rows";
        });
    }

    @PostMapping("/athletes/imports/{importId}/start")
    Mono<String> start(Access access, @PathVariable UUID importId, ServerWebExchange exchange, Model model) {
        access.showingAthletes(List.<Line>of(), Line::athleteId);
        return services.post(
                        Service.INTAKE,
                        "/athletes/imports/" + importId + "/start",
                        Map.of(),
                        Person.in(exchange).caller(),
                        null)
                .flatMap(answer -> switch (answer) {
                    case Answer.Done done -> Mono.just("redirect:/athletes/imports/" + importId);
                    case Answer.Refused no -> {
                        refused.tell(FORM, Service.INTAKE, no.problem(), exchange, model);
                        yield show(access, importId, exchange, model, "athletes-report");
                    }
                });
    }

    private Mono<String> show(Access access, UUID importId, ServerWebExchange exchange, Model model, String template) {
        return services.get(
                        Service.INTAKE,
                        "/athletes/imports/" + importId,
                        Person.in(exchange).caller(),
                        settings.timeout())
                .zipWith(Mono.zip(
                        lines(access, importId, "REFUSED", 0, A_PAGE, exchange),
                        lines(access, importId, "READY", 0, PREVIEWED, exchange)))
                .map(found -> {
                    model.addAttribute("made", Progress.of(found.getT1()))
                            .addAttribute("importId", importId)
                            .addAttribute("refusedLines", found.getT2().getT1())
                            .addAttribute("readyLines", found.getT2().getT2());
                    return template;
                })
                .switchIfEmpty(Mono.fromSupplier(() -> {
                    exchange.getResponse().setStatusCode(HttpStatus.NOT_FOUND);
                    model.addAttribute("what", "import");
                    return "unknown";
                }));
    }

    private Mono<List<Line>> lines(
            Access access, UUID importId, String state, int after, int limit, ServerWebExchange exchange) {
        return services.get(
                        Service.INTAKE,
                        "/athletes/imports/" + importId + "/lines?state=" + state + "&after=" + after + "&limit="
                                + limit,
                        Person.in(exchange).caller(),
                        settings.timeout())
                .map(read -> read.valueStream().map(Line::of).toList())
                .map(lines -> access.showingAthletes(lines, Line::athleteId))
                .switchIfEmpty(Mono.fromSupplier(() -> access.showingAthletes(List.<Line>of(), Line::athleteId)));
    }

    /** How an import stands. */
    record Progress(String state, String clinic, int total, int ready, int refused, int registered) {

        static Progress of(JsonNode made) {
            return new Progress(
                    made.path("state").asString(""),
                    made.path("clinicId").asString(""),
                    made.path("total").asInt(0),
                    made.path("ready").asInt(0),
                    made.path("refused").asInt(0),
                    made.path("registered").asInt(0));
        }

        /** How many lines are dealt with, in percent. */
        public int percent() {
            return total == 0 ? 100 : (int) (100L * (registered + refused) / total);
        }
    }

    /**
     * A line of the report.
     *
     * @param problems column and what it must be
     */
    record Line(
            int line,
            UUID athleteId,
            @Nullable String name,
            @Nullable LocalDate birthDate,
            @Nullable String sex,
            List<String> sports,
            @Nullable String clinic,
            List<String> problems) {

        static Line of(JsonNode line) {
            return new Line(
                    line.path("line").asInt(0),
                    UUID.fromString(line.path("athleteId").asString("")),
                    line.path("name").asStringOpt().orElse(null),
                    line.path("birthDate").asStringOpt().map(LocalDate::parse).orElse(null),
                    line.path("sex").asStringOpt().orElse(null),
                    line.path("sports")
                            .valueStream()
                            .map(sport -> sport.asString(""))
                            .toList(),
                    line.path("clinicId").asStringOpt().orElse(null),
                    line.path("problems")
                            .valueStream()
                            .map(problem -> problem.path("column").asString("") + " "
                                    + problem.path("message").asString(""))
                            .toList());
        }
    }

    private static String idOr(String text, String otherwise) {
        return text.matches("[0-9a-fA-F-]{36}") ? text : otherwise;
    }

    private static String field(MultiValueMap<String, Part> parts, String name) {
        return parts.getFirst(name) instanceof FormFieldPart field ? field.value() : "";
    }

    private static Mono<byte[]> file(MultiValueMap<String, Part> parts) {
        return parts.getFirst("file") instanceof FilePart file
                ? DataBufferUtils.join(file.content(), LARGEST)
                        .map(ImportPages::bytes)
                        .defaultIfEmpty(new byte[0])
                : Mono.just(new byte[0]);
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
