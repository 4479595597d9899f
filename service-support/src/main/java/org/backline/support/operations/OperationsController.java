package org.backline.support.operations;

import java.util.List;
import java.util.Map;
import org.backline.support.command.Work;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The operator's tools for views and for what was published. */
@RestController
@RequestMapping("/operations")
public class OperationsController {

    private final Views views;
    private final Work work;

    public OperationsController(Views views, Work work) {
        this.views = views;
        this.work = work;
    }

    @GetMapping("/views")
    Mono<List<Views.Progress>> views() {
        return work.callAtLength(views::progress);
    }

    /** How far one view is: ask again until it is no longer replaying. */
    @GetMapping("/views/{name}")
    Mono<Views.Progress> view(@PathVariable String name) {
        return work.callAtLength(() -> views.progress(name));
    }

    @PostMapping("/views/{name}/replay")
    Mono<ResponseEntity<Views.Progress>> replay(@PathVariable String name) {
        return work.callAtLength(() -> {
            views.replay(name);
            return ResponseEntity.accepted()
                    .header("Location", "/operations/views/" + name)
                    .body(views.progress(name));
        });
    }

    /** Sends everything that was ever published once more, for a broker that has lost it; nobody takes it in twice. */
    @PostMapping("/outbox/resend")
    Mono<ResponseEntity<Map<String, Long>>> resend() {
        return work.callAtLength(() -> ResponseEntity.accepted().body(Map.of("upTo", views.resend())));
    }

    @PostMapping("/views/verification")
    Mono<List<Views.Verification>> verification() {
        return work.callAtLength(views::verify);
    }
}
