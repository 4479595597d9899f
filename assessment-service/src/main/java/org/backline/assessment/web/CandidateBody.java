package org.backline.assessment.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;

/**
 * A version of the knowledge, as a request brings it.
 *
 * @param files text of the files that differ from the version in force, {@code rules.yaml} with the new version among
 *     them
 */
record CandidateBody(
        @NotNull(message = "is required: the text of each changed file by its name") @Size(min = 1, max = 7, message = "must hold 1 to 7 files") Map<String, @NotNull(message = "must be text") String> files) {}
