package org.backline.dashboard.web.program;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.backline.codes.MuscularPattern;
import org.backline.dashboard.service.program.Library;
import org.backline.dashboard.service.program.ProgramAnswers;
import org.backline.dashboard.web.frame.Doses;
import org.backline.dashboard.web.frame.Page;
import org.backline.dashboard.web.frame.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The exercise library as a page, to look up and to print, and the drawings that every page of exercises shows. */
@Controller
class ExercisesController implements Page {

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");
    private static final Duration KEPT = Duration.ofHours(12);

    private final ProgramAnswers programs;
    private final Doses doses;

    ExercisesController(ProgramAnswers programs, Doses doses) {
        this.programs = programs;
        this.doses = doses;
    }

    /**
     * An exercise of the library as its card shows it.
     *
     * @param doses by phase, in words
     * @param causes patterns that ask for it
     * @param never why no program is drafted with it; null when it may be
     */
    record Entry(Library.Exercise exercise, List<PhaseDose> doses, List<String> causes, Library.@Nullable Rule never) {}

    /** A dose of a phase in words. */
    record PhaseDose(int phase, String dose, String often) {}

    @GetMapping("/exercises")
    Mono<String> page(
            @RequestParam(required = false) @Nullable String target,
            @RequestParam(required = false) @Nullable Integer phase,
            @RequestParam(required = false) @Nullable String cause,
            ServerWebExchange exchange,
            Model model) {
        return programs.library(Person.in(exchange).caller())
                .doOnNext(library -> {
                    model.addAttribute("library", library);
                    model.addAttribute(
                            "causes",
                            Arrays.stream(MuscularPattern.values())
                                    .map(Enum::name)
                                    .toList());
                    model.addAttribute(
                            "entries",
                            library.exercises().stream()
                                    .filter(one ->
                                            isEmpty(target) || one.targets().contains(target))
                                    .filter(one -> phase == null || one.phases().contains(phase))
                                    .filter(one -> isEmpty(cause)
                                            || library.causesOf(one.id()).contains(cause))
                                    .map(one -> entry(one, library))
                                    .toList());
                })
                .then(Mono.fromSupplier(() -> {
                    model.addAttribute("target", target == null ? "" : target)
                            .addAttribute("phase", phase == null ? 0 : phase)
                            .addAttribute("cause", cause == null ? "" : cause);
                    return "exercises";
                }));
    }

    private static boolean isEmpty(@Nullable String choice) {
        return choice == null || choice.isBlank();
    }

    private Entry entry(Library.Exercise exercise, Library library) {
        String never = library.neverDrafted().get(exercise.id());
        return new Entry(
                exercise,
                exercise.phases().stream()
                        .map(phase -> new PhaseDose(
                                phase,
                                doses.of(exercise.dose(phase), exercise.ladder()),
                                doses.often(exercise.dose(phase))))
                        .toList(),
                library.causesOf(exercise.id()),
                never == null ? null : library.rule(never).orElse(null));
    }

    /** The same for everybody and of no one: browsers may keep it. */
    @GetMapping("/exercises/{exerciseId}/drawing.svg")
    Mono<ResponseEntity<String>> drawing(
            @PathVariable String exerciseId, @RequestParam(required = false) @Nullable String variety) {
        if (!exerciseId.matches("E\\d\\d") || (variety != null && !variety.matches("[A-Z0-9-]{1,40}"))) {
            return Mono.just(ResponseEntity.notFound().build());
        }
        return picture(programs.drawing(exerciseId, Optional.ofNullable(variety)));
    }

    /** How a clinical test is done. */
    @GetMapping("/clinical-tests/{testId}/drawing.svg")
    Mono<ResponseEntity<String>> testDrawing(@PathVariable String testId) {
        return testId.matches("[A-Z][A-Z0-9_]{1,39}")
                ? picture(programs.testDrawing(testId))
                : Mono.just(ResponseEntity.notFound().build());
    }

    private static Mono<ResponseEntity<String>> picture(Mono<String> drawing) {
        return drawing.map(svg -> ResponseEntity.ok()
                        .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                        .contentType(SVG)
                        .body(svg))
                .defaultIfEmpty(ResponseEntity.notFound().build());
    }
}
