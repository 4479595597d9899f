package org.backline.support.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field of a request.
 *
 * @param field path of the field, for example {@code pain.now}
 * @param message what it must be, with its limits
 * @param allowed the codes it may have, when it is a code
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldProblem(
        String field, String message, @Nullable List<String> allowed) {

    /** A problem of a field that is not a code. */
    public FieldProblem(String field, String message) {
        this(field, message, null);
    }
}
