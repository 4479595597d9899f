package org.backline.local.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one browser of all stories: started for the first of them, ended after the last. Not for several threads. */
public final class Chromium implements AutoCloseable {

    private static final String CHOSEN = "BACKLINE_CHROMIUM";
    private static final List<String> USUAL = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser");

    /** It needs no network of its own, and nobody else's page is ever shown in it. */
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** The tour of the first steps is told once to each browser, and would lie over what a story wants to touch. */
    private static final String KNOWS_THE_TOUR =
            "try { window.localStorage.setItem('backline-tour', 'seen'); } catch (forbidden) { /* no page yet */ }";

    private final Playwright playwright;
    private final Browser browser;
    private final URI dashboard;
    private final Map<String, String> signedIn = new HashMap<>();

    private Chromium(Playwright playwright, Browser browser, URI dashboard) {
        this.playwright = playwright;
        this.browser = browser;
        this.dashboard = dashboard;
    }

    /**
     * A browser without a window.
     *
     * @param dashboard where the pages are
     * @throws IllegalStateException when there is no Chromium on this machine
     */
    public static Chromium start(URI dashboard) {
        PlaywrightAssertions.setDefaultAssertionTimeout(Visitor.PATIENCE_MILLIS);
        Path program = program();
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            Browser browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(program)
                            .setHeadless(true)
                            .setArgs(ARGUMENTS));
            return new Chromium(playwright, browser, dashboard);
        } catch (RuntimeException e) {
            playwright.close();
            throw e;
        }
    }

    /** A person in front of a screen of her own, signed in. */
    public Visitor signedIn(String username) {
        return signedIn(username, Screen.WIDE);
    }

    /** A person in front of a screen of this kind, signed in; an earlier sign-in of the same person is used again. */
    public Visitor signedIn(String username, Screen screen) {
        var options = screen.options().setBaseURL(dashboard.toString());
        String earlier = signedIn.get(username);
        if (earlier != null) {
            options.setStorageState(earlier);
        }
        var visitor = new Visitor(browser.newContext(options));
        visitor.page().context().addInitScript(KNOWS_THE_TOUR);
        try {
            if (earlier == null) {
                visitor.signIn(username);
                signedIn.put(username, visitor.page().context().storageState());
            } else {
                visitor.isKnownAs(username);
            }
            return visitor;
        } catch (RuntimeException e) {
            visitor.abandon();
            throw e;
        }
    }

    /** A person whom nobody knows yet. */
    public Visitor stranger(Screen screen) {
        return new Visitor(browser.newContext(screen.options().setBaseURL(dashboard.toString())));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Path program() {
        Optional<String> chosen = Optional.ofNullable(System.getenv(CHOSEN)).filter(path -> !path.isBlank());
        return chosen.map(List::of).orElse(USUAL).stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The stories of the pages need Chromium, and there is none at %s. Install it (apt-get install chromium) or name it in %s."
                                .formatted(chosen.orElse(String.join(" or ", USUAL)), CHOSEN)));
    }
}
