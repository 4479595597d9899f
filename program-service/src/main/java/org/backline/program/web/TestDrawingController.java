package org.backline.program.web;

import org.backline.program.exercise.TestDrawings;
import org.backline.support.command.NotFound;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How clinical tests are done, as line drawings: the body that draws them lives where the exercises are drawn. */
@RestController
@RequestMapping("/clinical-tests")
class TestDrawingController {

    private final TestDrawings drawings;

    TestDrawingController(TestDrawings drawings) {
        this.drawings = drawings;
    }

    /** The drawing of a test: before, and the position in which it is read. */
    @GetMapping(value = "/{testId}/drawing.svg", produces = ExerciseController.SVG)
    ResponseEntity<String> getDrawing(@PathVariable String testId) {
        String svg = drawings.svg(testId).orElseThrow(() -> new NotFound("drawing of the test", testId));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(ExerciseController.SVG))
                .eTag("\"" + Integer.toHexString(svg.hashCode()) + "\"")
                .body(svg);
    }
}
