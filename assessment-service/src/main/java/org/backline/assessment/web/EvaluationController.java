package org.backline.assessment.web;

import org.backline.assessment.knowledge.CaseFacts;
import org.backline.assessment.knowledge.Evaluation;
import org.backline.assessment.knowledge.EvaluationRequest;
import org.backline.assessment.library.KnowledgeLibrary;
import org.backline.support.command.Work;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the rules make of an athlete who is no case: for what-if, for teaching, for work on the rules. Keeps nothing. */
@RestController
class EvaluationController {

    private final KnowledgeLibrary library;
    private final FindingsCheck check;
    private final Work work;

    EvaluationController(KnowledgeLibrary library, FindingsCheck check, Work work) {
        this.library = library;
        this.check = check;
        this.work = work;
    }

    @PostMapping("/evaluations")
    Mono<Evaluation> evaluate(@RequestBody EvaluationRequest request) {
        check.require(request);
        return work.call(() -> library.inForce().evaluateWithCounterfactuals(CaseFacts.of(request)));
    }
}
