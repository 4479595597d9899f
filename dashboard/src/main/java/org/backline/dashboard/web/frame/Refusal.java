package org.backline.dashboard.web.frame;

import java.util.List;
import org.backline.dashboard.service.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A refused form, as its page says so.
 *
 * @param form name of the form it belongs to, for a page with several
 * @param title one line
 * @param detail a sentence or two; empty when the title says it all
 * @param items what exactly, one line each: wrong fields, or what a rule still needs
 */
public record Refusal(String form, int status, String title, String detail, List<Item> items, Problem problem) {

    /** One wrong field, or one thing that is missing. */
    public record Item(@Nullable String path, String text) {}

    /** What is wrong with a field; null when nothing is. */
    public @Nullable String at(String path) {
        return problem.at(path);
    }

    /** Whether this is about that form. */
    public boolean isOf(String name) {
        return form.equals(name);
    }
}
