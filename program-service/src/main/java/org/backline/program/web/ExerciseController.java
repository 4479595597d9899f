package org.backline.program.web;

import org.backline.program.exercise.ExerciseLibrary;
import org.backline.program.exercise.Rule;
import org.backline.support.command.NotFound;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The exercise library over HTTP. It changes with the service's version only, so its hash is its {@code ETag}. */
@RestController
@RequestMapping("/exercises")
class ExerciseController {

    private final ExerciseLibrary library;
    private final LibraryView view;

    ExerciseController(ExerciseLibrary library) {
        this.library = library;
        this.view = LibraryView.of(library);
    }

    @GetMapping
    ResponseEntity<LibraryView> get() {
        return ResponseEntity.ok().eTag("\"" + view.hash() + "\"").body(view);
    }

    /** The rule behind any id that a program names. */
    @GetMapping("/rules/{ruleId}")
    Rule getRule(@PathVariable String ruleId) {
        return library.rule(ruleId).orElseThrow(() -> new NotFound("rule", ruleId));
    }
}
