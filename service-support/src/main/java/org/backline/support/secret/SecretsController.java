package org.backline.support.secret;

import java.util.List;
import org.backline.support.command.Work;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The operator's view of the keys: how much each has sealed, and the move to the newest. Shows no text and no key. */
@RestController
@RequestMapping("/operations/secrets")
public class SecretsController {

    private final Rotation rotation;
    private final Work work;

    public SecretsController(Rotation rotation, Work work) {
        this.rotation = rotation;
        this.work = work;
    }

    @GetMapping
    Mono<List<Rotation.Holding>> holdings() {
        return work.callAtLength(rotation::holdings);
    }

    @PostMapping("/rotation")
    Mono<List<Rotation.Holding>> rotate() {
        return work.callAtLength(rotation::run);
    }
}
