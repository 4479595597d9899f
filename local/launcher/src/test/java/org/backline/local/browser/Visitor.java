package org.backline.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ViewportSize;
import com.microsoft.playwright.options.WaitUntilState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody with a browser window. Two things hold for every story, whatever it tells: each page it opens and the one it
 * ends on fit the narrowest phone; and whatever the browser complains about meanwhile (an error of a script, a breach of
 * the content security policy, a request that failed) fails the story when the window closes, unless it said beforehand
 * that it would happen.
 */
public final class Visitor implements AutoCloseable {

    private static final String PASSWORD = "backline-demo";

    /** For whatever must come, however slow the machine: nothing waits that long where it comes. */
    static final double PATIENCE_MILLIS = 30_000;

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<Pattern> foreseen = new ArrayList<>();

    /** Empty for somebody whom nobody knows. */
    private String username = "";

    Visitor(BrowserContext context) {
        this.context = context;
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.onConsoleMessage(message -> complaints.add(words(message)));
        context.onWebError(error -> complaints.add("script: " + error.error()));
        this.page = context.newPage();
    }

    /** The window. */
    public Page page() {
        return page;
    }

    /** A complaint that the story brings about on purpose, as a regular expression that is found in it. */
    public Visitor foresee(String complaint) {
        foreseen.add(Pattern.compile(complaint));
        return this;
    }

    /** Opens a page and waits until its scripts have run; signs in again first when an earlier session is over. */
    public Visitor open(String path) {
        Response answer = page.navigate(path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));
        if (!username.isEmpty() && page.locator("#password").count() > 0) {
            signIn(username);
            answer = page.navigate(path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));
        }
        assertThat(answer == null || answer.status() < 400)
                .as("%s answers %s", path, answer == null ? "nothing" : answer.status())
                .isTrue();
        return ready().fitsAPhone();
    }

    /** Waits until the scripts of the page have run. */
    public Visitor ready() {
        assertThat(page.locator("body[data-ready=yes]")).hasCount(1);
        return this;
    }

    /** Waits until changes made elsewhere arrive. */
    public Visitor live() {
        assertThat(page.locator("body[data-live=on]")).hasCount(1);
        return this;
    }

    /** Shows the page as a device that is set to dark would, or to light. */
    public Visitor theme(boolean dark) {
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
        page.reload();
        return ready();
    }

    /** The same window, at another size. */
    public Visitor on(Screen screen) {
        page.setViewportSize(screen.width(), screen.height());
        return this;
    }

    /** No rule of WCAG 2.2 AA that axe can check is broken. */
    public Visitor checkAccessible() {
        // Nobody reads what holds, and no page has frames of another origin: without both it takes half the time.
        AxeRunOptions whatIsBroken = new AxeRunOptions();
        whatIsBroken.setResultTypes(List.of("violations"));
        List<Rule> violations = new AxeBuilder(page)
                .options(whatIsBroken)
                .setLegacyMode(true)
                .withTags(WCAG)
                .analyze()
                .getViolations();
        assertThat(violations.stream().map(Visitor::words).toList())
                .as("accessibility of " + page.url())
                .isEmpty();
        return this;
    }

    /** Nothing sticks out of the window once charts have taken the size of it, and what sticks out is named. */
    public Visitor checkNoSidewaysScroll() {
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(whatSticksOut())
                        .as("what makes %s scroll sideways".formatted(page.url()))
                        .isEmpty());
        return this;
    }

    private List<?> whatSticksOut() {
        return (List<?>) page.evaluate("""
            () => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return [];
              const name = (e) => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + (typeof e.className === 'string' ? '.' + e.className : '');
              return [...document.body.querySelectorAll('*')]
                .filter((e) => e.getBoundingClientRect().right > width + 1)
                .slice(0, 5).map((e) => name(e) + ' ends at ' + Math.round(e.getBoundingClientRect().right) + ' of ' + width);
            }\
            """);
    }

    /**
     * What holds for every page, for the one in the window: readable in both lights, fits a phone. Takes its pictures
     * when they are asked for.
     */
    public Visitor checkLooks(String name) {
        on(Screen.WIDE).checkAccessible();
        drawn();
        Gallery.take(page, name);
        on(Screen.PHONE).checkNoSidewaysScroll();
        Gallery.take(page, name + "-phone");
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        checkAccessible().on(Screen.WIDE);
        Gallery.take(page, name + "-dark");
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        return this;
    }

    /** Charts are drawn with the reader's first move. */
    private void drawn() {
        if (page.locator("[data-chart]").count() > 0) {
            page.mouse().move(2, 2);
            page.mouse().move(4, 4);
            assertThat(page.locator("[data-drawn]")).hasCount(1);
        }
    }

    /** As {@link #checkNoSidewaysScroll}, in the window of a phone, whatever the story's own window is. */
    private Visitor fitsAPhone() {
        ViewportSize own = page.viewportSize();
        on(Screen.PHONE).checkNoSidewaysScroll();
        page.setViewportSize(own.width, own.height);
        return this;
    }

    /** A page that was loaded again has forgotten this. */
    public Visitor mark() {
        page.evaluate("() => { window.stillTheSamePage = true; }");
        return this;
    }

    /** The page was not loaded again since it was marked. */
    public Visitor checkStillTheSamePage() {
        assertThat(page.evaluate("() => window.stillTheSamePage === true"))
                .as("was not loaded again")
                .isEqualTo(true);
        return this;
    }

    /** Bytes that come over the line for a page and everything it loads, for somebody who was never here. */
    public long weightOf(String path) {
        CDPSession network = context.newCDPSession(page);
        network.send("Network.enable");
        JsonObject off = new JsonObject();
        off.addProperty("cacheDisabled", true);
        network.send("Network.setCacheDisabled", off);
        long[] bytes = {0};
        network.on(
                "Network.loadingFinished",
                event -> bytes[0] += event.get("encodedDataLength").getAsLong());
        open(path);
        network.detach();
        return bytes[0];
    }

    /** Closes the window, and fails when it did not fit a phone or the browser had something to complain about. */
    @Override
    public void close() {
        try {
            if (page.url().startsWith("http")) {
                fitsAPhone();
            }
        } finally {
            end();
        }
    }

    private void end() {
        List<String> unforeseen = complaints.stream()
                .filter(complaint -> foreseen.stream()
                        .noneMatch(expected -> expected.matcher(complaint).find()))
                .toList();
        context.close();
        assertThat(unforeseen).as("what the browser complained about").isEmpty();
    }

    void abandon() {
        context.close();
    }

    /** Has a session from before. */
    void isKnownAs(String somebody) {
        username = somebody;
    }

    /** Signs in, or is known already. */
    public void signIn(String somebody) {
        username = somebody;
        page.navigate("/");
        if (page.locator("#password").count() > 0) {
            page.locator("#username").fill(somebody);
            page.locator("#password").fill(PASSWORD);
            page.locator("#form button[type=submit]").click();
        }
        assertThat(page.locator("#signed-in")).hasCount(1);
    }

    private static String words(ConsoleMessage message) {
        return "%s: %s (%s)".formatted(message.type(), message.text(), message.location());
    }

    private static String words(Rule violation) {
        return violation.getId() + ": " + violation.getHelp() + ": "
                + violation.getNodes().stream()
                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                        .limit(4)
                        .collect(Collectors.joining(" | "));
    }
}
