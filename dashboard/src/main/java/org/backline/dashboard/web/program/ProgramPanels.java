package org.backline.dashboard.web.program;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.backline.codes.PrescribedExercise;
import org.backline.dashboard.service.Caller;
import org.backline.dashboard.service.program.Course;
import org.backline.dashboard.service.program.Library;
import org.backline.dashboard.service.program.Link;
import org.backline.dashboard.service.program.Program;
import org.backline.dashboard.service.program.ProgramAnswers;
import org.backline.dashboard.service.program.Session;
import org.backline.dashboard.web.frame.Doses;
import org.backline.dashboard.web.frame.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts together what the program tab shows of a program as it stands now. */
@Component
public class ProgramPanels {

    private static final int WAITING = 3;

    private final ProgramAnswers programs;
    private final Doses doses;
    private final Words words;
    private final Clock clock;
    private final ZoneId zone;

    ProgramPanels(
            ProgramAnswers programs,
            Doses doses,
            Words words,
            Clock clock,
            @Value("${backline.zone:UTC}") ZoneId zone) {
        this.programs = programs;
        this.doses = doses;
        this.words = words;
        this.clock = clock;
        this.zone = zone;
    }

    /** The panel; empty when program-service does not answer or knows no program. */
    public Mono<ProgramPanel> of(UUID caseId, boolean writable, Caller caller) {
        return programs.program(caseId, caller)
                .flatMap(program -> Mono.zip(
                                programs.sessions(caseId, caller),
                                writable ? programs.links(caseId, caller) : Mono.just(List.<Link>of()),
                                programs.library(caller).map(Optional::of).defaultIfEmpty(Optional.empty()),
                                programs.course(caller).map(Optional::of).defaultIfEmpty(Optional.empty()))
                        .map(parts -> panel(
                                program,
                                parts.getT1(),
                                parts.getT2(),
                                parts.getT3().orElse(null),
                                parts.getT4().orElse(null))));
    }

    private ProgramPanel panel(
            Program program,
            List<Session> sessions,
            List<Link> links,
            @Nullable Library library,
            @Nullable Course course) {
        return new ProgramPanel(
                program,
                library,
                course,
                program.session().stream().map(row -> card(row, library)).toList(),
                program.later().stream()
                        .sorted(Comparator.comparingInt(PrescribedExercise::phase))
                        .map(row -> card(row, library))
                        .toList(),
                program.excluded().stream()
                        .map(row -> new ProgramPanel.Left(
                                row.exercise(),
                                words.rule(row.rule()),
                                row.grade().name(),
                                rule(row.rule(), library, course)))
                        .toList(),
                sessions,
                sessions.stream()
                        .filter(session -> session.painNextMorning() == null)
                        .limit(WAITING)
                        .toList(),
                PainChart.of(program, sessions, course, clock.instant()),
                Calendar.of(program, sessions, clock.instant(), zone),
                links.stream()
                        .sorted(Comparator.comparing(Link::expiresAt).reversed())
                        .toList());
    }

    Card card(PrescribedExercise row, @Nullable Library library) {
        Library.Exercise known =
                library == null ? null : library.exercise(row.exercise()).orElse(null);
        return new Card(
                row,
                known,
                known == null ? doses.of(row.dose()) : doses.of(row.dose(), known.ladder()),
                doses.often(row.dose()),
                words.rule(row.rule()),
                rule(row.rule(), library, null));
    }

    private static Library.@Nullable Rule rule(String id, @Nullable Library library, @Nullable Course course) {
        Optional<Library.Rule> known = library == null ? Optional.empty() : library.rule(id);
        return known.or(() -> course == null ? Optional.empty() : course.rule(id))
                .orElse(null);
    }
}
