package org.backline.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backline.codes.Role;
import org.backline.dashboard.As;
import org.backline.dashboard.CaseSamples;
import org.junit.jupiter.api.BeforeEach;

/** Lists that come page by page: somebody who reads them, and for each test a clinic of its own. */
public abstract class PagedLists extends Browsing {

    /** What a whole page holds. */
    private static final int A_PAGE = 50;

    private final String subject;
    private final Role role;
    private final Pattern line;
    private final Pattern next;

    /** The clinic of this test. */
    protected String clinic;

    /**
     * @param line finds the id of each line
     * @param next finds the address of the next page
     */
    protected PagedLists(String subject, Role role, String line, String next) {
        this.subject = subject;
        this.role = role;
        this.line = Pattern.compile(line);
        this.next = Pattern.compile(next);
    }

    @BeforeEach
    void chooseAClinic() {
        clinic = "paged-" + CaseSamples.nextNumber();
    }

    /** A page as somebody of the clinic reads it. */
    protected String page(String path) {
        return page(path, clinic);
    }

    /** A page as somebody of this clinic reads it. */
    protected String page(String path, String ofClinic) {
        return String.valueOf(browser.get()
                .uri(path)
                .headers(headers -> headers.set("Authorization", As.somebody(subject, role, ofClinic)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    /** The ids of a page's lines. */
    protected List<String> lines(String html) {
        return line.matcher(html)
                .results()
                .map((MatchResult one) -> one.group(1))
                .toList();
    }

    /** The ids of all lines, from page to page until there is no next one; all but the last page are whole. */
    protected List<String> all(String path) {
        String html = page(path);
        List<String> found = new ArrayList<>(lines(html));
        for (Matcher more = next.matcher(html); more.find(); more = next.matcher(html)) {
            assertThat(lines(html)).hasSize(A_PAGE);
            html = page(more.group(1).replace("&amp;", "&"));
            found.addAll(lines(html));
        }
        return found;
    }
}
