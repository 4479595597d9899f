package org.backline.support.operations;

import java.util.List;
import java.util.Map;
import org.backline.support.command.Work;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The operator's tools over HTTP. */
@RestController
@RequestMapping("/operations")
public class OperationsController {

    private final DeadLetters deadLetters;
    private final Views views;
    private final Work work;

    public OperationsController(DeadLetters deadLetters, Views views, Work work) {
        this.deadLetters = deadLetters;
        this.views = views;
        this.work = work;
    }

    @GetMapping("/dead-letters")
    Mono<List<DeadLetters.Letter>> deadLetters() {
        return work.call(deadLetters::all);
    }

    @PostMapping("/dead-letters/{group}/retry")
    Mono<Map<String, Integer>> retry(@PathVariable String group) {
        return work.call(() -> Map.of("through", deadLetters.retry(group)));
    }

    @GetMapping("/views")
    Mono<List<Views.Progress>> views() {
        return work.call(views::progress);
    }

    @PostMapping("/views/{name}/replay")
    Mono<Map<String, String>> replay(@PathVariable String name) {
        return work.call(() -> {
            views.replay(name);
            return Map.of("replaying", name);
        });
    }

    @PostMapping("/views/verification")
    Mono<List<Views.Verification>> verification() {
        return work.call(views::verify);
    }
}
