package org.backline.support.web;

import java.util.List;

/** The request cannot be understood or breaks a limit; nothing was stored. */
public final class InvalidRequest extends RuntimeException {

    private final transient List<FieldProblem> fields;

    public InvalidRequest(List<FieldProblem> fields) {
        super("The request has " + (fields.size() == 1 ? "a field" : fields.size() + " fields")
                + " that cannot be accepted");
        this.fields = List.copyOf(fields);
    }

    public InvalidRequest(String field, String message) {
        this(List.of(new FieldProblem(field, message)));
    }

    /** What is wrong, field by field. */
    public List<FieldProblem> fields() {
        return fields;
    }
}
