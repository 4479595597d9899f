package org.backline.local.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;

/**
 * Pictures of the pages, for the README and for whoever looks over them. Taken only where a run asks for it with
 * {@code -Dbackline.screenshots=<folder>}, so that a usual run leaves the checkout as it was.
 */
public final class Gallery {

    private static final String FOLDER = System.getProperty("backline.screenshots", "");

    private Gallery() {}

    /** Whether this run takes pictures. */
    public static boolean isAskedFor() {
        return !FOLDER.isBlank();
    }

    /** A picture of what the window shows. */
    public static void take(Page page, String name) {
        if (isAskedFor()) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(FOLDER, name + ".png"))
                    .setAnimations(ScreenshotAnimations.DISABLED));
        }
    }
}
