package org.backline.referral.web;

import java.util.List;
import org.backline.referral.deadline.Deadlines;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How long each stage of a referral may take, and who hears of it when it takes longer: the same for every clinic. */
@RestController
@RequestMapping("/deadlines")
class DeadlineController {

    private final Deadlines deadlines;

    DeadlineController(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @GetMapping
    Mono<List<Deadlines.Allowance>> read() {
        return Mono.just(deadlines.allowances());
    }
}
