package org.backline.assessment.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field of a request.
 *
 * @param field path of the field, for example {@code findings[2].value}
 * @param message what is wrong, in words
 * @param rejected the value that was given; null when nothing was given
 * @param limit what would be right, for example {@code 0 to 10}
 */
public record Complaint(
        String field, String message, @Nullable String rejected, String limit) {}
