package org.backline.assessment.web;

import java.util.Set;
import java.util.regex.Pattern;
import org.backline.assessment.knowledge.Knowledge;
import org.backline.assessment.knowledge.KnowledgeFault;
import org.backline.assessment.knowledge.KnowledgeFiles;
import org.backline.support.web.FieldProblem;
import org.backline.support.web.InvalidRequest;
import org.springframework.stereotype.Component;

/** Refuses a version of the knowledge that could not be reasoned with: which file, which line, and why. */
@Component
class CandidateCheck {

    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.-]{0,39}");

    /**
     * Reads a version whole.
     *
     * @throws InvalidRequest naming the file, the line and the reason
     */
    Knowledge require(String version, KnowledgeFiles files) {
        if (!VERSION.matcher(version).matches()) {
            throw new InvalidRequest("version", "must be 1 to 40 letters, digits, dots or hyphens");
        }
        Set<String> unknown = KnowledgeFiles.unknown(files.texts().keySet());
        if (!unknown.isEmpty()) {
            throw new InvalidRequest(java.util.List.of(new FieldProblem(
                    "files." + unknown.iterator().next(), "is not a file of the knowledge", KnowledgeFiles.NAMES)));
        }
        Knowledge knowledge = read(files);
        if (!knowledge.stamp().version().equals(version)) {
            throw new InvalidRequest(
                    "files.rules.yaml", "names version " + knowledge.stamp().version() + " and not " + version);
        }
        return knowledge;
    }

    private static Knowledge read(KnowledgeFiles files) {
        try {
            return files.read();
        } catch (KnowledgeFault fault) {
            throw new InvalidRequest("files." + fault.file(), "line " + fault.line() + ": " + fault.reason());
        }
    }
}
