package org.backline.local.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ViewportSize;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/**
 * Pictures of the pages, for the README and for whoever looks over them. Taken only where a run asks for it with
 * {@code -Dbackline.screenshots=<folder>}, so that a usual run leaves the checkout as it was.
 */
public final class Gallery {

    private static final String FOLDER = System.getProperty("backline.screenshots", "");

    /** What is below is more of the same. */
    private static final int TALLEST = 1600;

    private static final int LARGEST = 150 * 1024;

    private Gallery() {}

    /** Whether this run takes pictures. */
    public static boolean isAskedFor() {
        return !FOLDER.isBlank();
    }

    /** A picture of the page from its top, in a window as high as it takes. */
    public static void take(Page page, String name) {
        if (!isAskedFor()) {
            return;
        }
        ViewportSize usual = page.viewportSize();
        int height = ((Number) page.evaluate("() => document.documentElement.scrollHeight")).intValue();
        page.setViewportSize(usual.width, Math.clamp(height, usual.height, TALLEST));
        byte[] shot = page.screenshot(new Page.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED));
        page.setViewportSize(usual.width, usual.height);
        try {
            Files.createDirectories(Path.of(FOLDER));
            Files.write(Path.of(FOLDER, name + ".png"), small(ImageIO.read(new ByteArrayInputStream(shot))));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the picture " + name, e);
        }
    }

    /** In few colours, and cut where it would still be too large. */
    private static byte[] small(BufferedImage picture) throws IOException {
        byte[] small = encoded(Palette.of(picture).applied(picture));
        return small.length <= LARGEST
                ? small
                : small(picture.getSubimage(0, 0, picture.getWidth(), picture.getHeight() * 9 / 10));
    }

    private static byte[] encoded(BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(picture), "png")
                .next();
        ImageWriteParam smallest = writer.getDefaultWriteParam();
        smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        smallest.setCompressionQuality(0);
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), smallest);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
