package org.backline.program.exercise;

import tools.jackson.databind.JsonNode;

/** A file of rules that ships with the service, checked against its schema before anybody reads it. */
public final class RuleFile {

    private RuleFile() {}

    /**
     * The content of a file under {@code exercises/}.
     *
     * @throws LibraryFault naming file, line and reason when it is not as its schema says
     */
    public static JsonNode read(String file) {
        return LibraryReader.ofClasspath().checked(file);
    }
}
