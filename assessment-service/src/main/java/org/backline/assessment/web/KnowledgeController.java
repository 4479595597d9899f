package org.backline.assessment.web;

import org.backline.assessment.knowledge.Knowledge;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The clinical knowledge as it is in force, for readers. */
@RestController
class KnowledgeController {

    private final Knowledge knowledge;

    KnowledgeController(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    @GetMapping("/knowledge")
    ResponseEntity<KnowledgeAnswer> knowledge() {
        KnowledgeAnswer answer = new KnowledgeAnswer(
                knowledge.stamp().version(), knowledge.stamp().hash(), knowledge.document());
        return ResponseEntity.ok().eTag("\"" + answer.hash() + "\"").body(answer);
    }

    /**
     * The knowledge.
     *
     * @param hash SHA-256 of the content
     * @param content every file by its name
     */
    record KnowledgeAnswer(String version, String hash, JsonNode content) {}
}
