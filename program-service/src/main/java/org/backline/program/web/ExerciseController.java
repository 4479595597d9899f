package org.backline.program.web;

import java.util.Objects;
import org.backline.program.exercise.ExerciseDrawings;
import org.backline.program.exercise.ExerciseLibrary;
import org.backline.program.exercise.Rule;
import org.backline.program.exercise.course.Course;
import org.backline.program.web.LibraryView.ExerciseView;
import org.backline.support.command.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The exercise library over HTTP. It changes with the service's version only, so its hash is its {@code ETag}. */
@RestController
@RequestMapping("/exercises")
class ExerciseController {

    static final String SVG = "image/svg+xml";

    private final ExerciseLibrary library;
    private final ExerciseDrawings drawings;
    private final Course course;
    private final LibraryView view;

    ExerciseController(ExerciseLibrary library, ExerciseDrawings drawings, Course course) {
        this.library = library;
        this.drawings = drawings;
        this.course = course;
        this.view = LibraryView.of(library);
    }

    @GetMapping
    ResponseEntity<LibraryView> get() {
        return ResponseEntity.ok().eTag("\"" + view.hash() + "\"").body(view);
    }

    /** The rules of the course of a program: measures with their source, reviews, gate G4. */
    @GetMapping("/course")
    CourseView getCourse() {
        return CourseView.of(course.rules());
    }

    /** The rule behind any id that a program names. */
    @GetMapping("/rules/{ruleId}")
    Rule getRule(@PathVariable String ruleId) {
        return course.rules().rule(ruleId).orElseThrow(() -> new NotFound("rule", ruleId));
    }

    @GetMapping("/{exerciseId}")
    ResponseEntity<ExerciseView> getExercise(@PathVariable String exerciseId) {
        must(exerciseId);
        return ResponseEntity.ok().eTag("\"" + view.hash() + "\"").body(ExerciseView.of(library.exercise(exerciseId)));
    }

    /** The line drawing of an exercise, start and end; of a bridge by its variety where one is named. */
    @GetMapping(value = "/{exerciseId}/drawing.svg", produces = SVG)
    ResponseEntity<String> getDrawing(
            @PathVariable String exerciseId, @RequestParam(required = false) @Nullable String variety) {
        must(exerciseId);
        if (variety != null
                && library.exercise(exerciseId).varieties().stream()
                        .noneMatch(one -> one.id().equals(variety))) {
            throw new NotFound("variety", variety);
        }
        String svg =
                drawings.svg(Objects.requireNonNullElse(variety, exerciseId)).orElseThrow();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(SVG))
                .eTag("\"" + Integer.toHexString(svg.hashCode()) + "\"")
                .body(svg);
    }

    private void must(String exerciseId) {
        if (!library.has(exerciseId)) {
            throw new NotFound("exercise", exerciseId);
        }
    }
}
