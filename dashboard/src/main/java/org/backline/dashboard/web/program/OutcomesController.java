package org.backline.dashboard.web.program;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.backline.codes.MuscularPattern;
import org.backline.dashboard.service.program.Outcomes;
import org.backline.dashboard.service.program.ProgramAnswers;
import org.backline.dashboard.web.frame.Csv;
import org.backline.dashboard.web.frame.Page;
import org.backline.dashboard.web.frame.Person;
import org.backline.dashboard.web.frame.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What works for whom: sums over programs, with their intervals, honest about small numbers. */
@Controller
@RequestMapping("/outcomes")
class OutcomesController implements Page {

    private static final List<String> BY = List.of("EXERCISE", "CAUSE", "CLINIC");
    private static final String HEAD =
            "by,key,words,programs,worth,pain_fall,pain_low,pain_high,pain_better_share,pain_better_low,pain_better_high,"
                    + "function_programs,function_gain,function_low,function_high,function_better_share,"
                    + "function_better_low,function_better_high";

    private final ProgramAnswers programs;
    private final Words words;

    OutcomesController(ProgramAnswers programs, Words words) {
        this.programs = programs;
        this.words = words;
    }

    /**
     * A row with its bar.
     *
     * @param words the key in words
     * @param bar interval of the fall of pain, as a drawing; null where no figure is shown
     */
    record Line(Outcomes.Row row, String words, @Nullable Bar bar, Words in) {

        /** A figure with its interval. */
        public String say(Outcomes.Estimate estimate) {
            return in.say(
                    "outcomes.interval",
                    in.number(estimate.value(), 1),
                    in.number(estimate.low(), 1),
                    in.number(estimate.high(), 1));
        }

        /** A share with its interval, in percent. */
        public String share(Outcomes.Estimate estimate) {
            return in.say(
                    "outcomes.share",
                    in.number(estimate.value() * 100, 0),
                    in.number(estimate.low() * 100, 0),
                    in.number(estimate.high() * 100, 0));
        }
    }

    /**
     * An interval drawn on a scale from -4 to 8 points, in a box of 120.
     *
     * @param zero where no change is
     */
    record Bar(double low, double high, double at, double zero) {

        private static final double LEAST = -4;
        private static final double MOST = 8;

        static @Nullable Bar of(Outcomes.@Nullable Estimate estimate) {
            return estimate == null ? null : new Bar(x(estimate.low()), x(estimate.high()), x(estimate.value()), x(0));
        }

        private static double x(double value) {
            return Math.round((Math.clamp(value, LEAST, MOST) - LEAST) / (MOST - LEAST) * 1200) / 10.0;
        }
    }

    @GetMapping
    Mono<String> page(
            @RequestParam(required = false) @Nullable String by,
            @RequestParam(required = false) @Nullable String cause,
            ServerWebExchange exchange,
            Model model) {
        String kind = kind(by);
        String pattern = pattern(cause);
        return programs.outcomes(query(kind, pattern), Person.in(exchange).caller())
                .doOnNext(found -> model.addAttribute("caution", found.caution())
                        .addAttribute(
                                "lines",
                                found.rows().stream()
                                        .map(row -> new Line(row, inWords(kind, row.key()), Bar.of(row.pain()), words))
                                        .toList()))
                .then(Mono.fromSupplier(() -> {
                    model.addAttribute("by", kind)
                            .addAttribute("cause", pattern)
                            .addAttribute("kinds", BY);
                    return "outcomes";
                }));
    }

    @GetMapping("/table.csv")
    Mono<ResponseEntity<String>> table(
            @RequestParam(required = false) @Nullable String by,
            @RequestParam(required = false) @Nullable String cause,
            ServerWebExchange exchange) {
        String kind = kind(by);
        return programs.outcomes(
                        query(kind, pattern(cause)), Person.in(exchange).caller())
                .map(found -> Csv.file(
                        "backline-outcomes-" + kind.toLowerCase(Locale.ROOT) + ".csv",
                        Stream.concat(Stream.of(HEAD), found.rows().stream().map(row -> line(kind, row)))))
                .defaultIfEmpty(ResponseEntity.status(503).build());
    }

    private static String kind(@Nullable String by) {
        return by != null && BY.contains(by) ? by : "EXERCISE";
    }

    private static String pattern(@Nullable String cause) {
        return Stream.of(MuscularPattern.values())
                .map(Enum::name)
                .filter(name -> name.equals(cause))
                .findFirst()
                .orElse("");
    }

    private static String query(String kind, String pattern) {
        return "?by=" + kind + (pattern.isEmpty() ? "" : "&cause=" + pattern);
    }

    private String inWords(String kind, String key) {
        return switch (kind) {
            case "EXERCISE" -> words.of("exercise", key);
            case "CAUSE" -> words.of("pattern", key);
            default -> words.clinics(List.of(key)).getFirst();
        };
    }

    private String line(String kind, Outcomes.Row row) {
        return Csv.line(Stream.of(
                        Stream.of(
                                kind,
                                row.key(),
                                inWords(kind, row.key()),
                                String.valueOf(row.programs()),
                                row.confidence()),
                        cells(row.pain()),
                        cells(row.painBetter()),
                        Stream.of(String.valueOf(row.functionPrograms())),
                        cells(row.function()),
                        cells(row.functionBetter()))
                .flatMap(cells -> cells));
    }

    private static Stream<String> cells(Outcomes.@Nullable Estimate estimate) {
        return estimate == null
                ? Stream.of("", "", "")
                : Stream.of(
                        String.valueOf(estimate.value()),
                        String.valueOf(estimate.low()),
                        String.valueOf(estimate.high()));
    }
}
