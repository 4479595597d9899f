package org.backline.dashboard.web.physician;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.DefaultObjectDrawerFactory;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.backline.dashboard.language.Languages;
import org.backline.dashboard.people.People;
import org.backline.dashboard.web.frame.Moments;
import org.backline.dashboard.web.frame.Refusals;
import org.backline.dashboard.web.frame.Words;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** A packet as a tagged PDF (PDF/UA) with its font inside, to print or to file. It loads nothing from anywhere. */
@Component
class PacketPdf {

    /** Comes with PDFBox; it covers Latin, Greek and Cyrillic letters. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    static {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private final ITemplateEngine templates;
    private final Map<String, Object> vocabulary;

    PacketPdf(ITemplateEngine templates, Words words, Moments moments, Refusals refusals, People people) {
        this.templates = templates;
        this.vocabulary = Map.of("words", words, "moments", moments, "refusals", refusals, "people", people);
    }

    /** The packet; takes some tenths of a second. */
    byte[] of(Packet packet) {
        Context values = new Context(Languages.current(), vocabulary);
        values.setVariable("packet", packet);
        DefaultObjectDrawerFactory drawings = new DefaultObjectDrawerFactory();
        drawings.registerDrawer("backline/pain", new PainDrawing(packet.trend()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .usePdfUaAccessibility(true)
                    .withProducer("Backline")
                    .useFont(PacketPdf::font, "Liberation Sans")
                    .useObjectDrawerFactory(drawings)
                    .useExternalResourceAccessControl(
                            (address, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                    .withHtmlContent(templates.process("packet-pdf", values), null)
                    .toStream(out)
                    .run();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return out.toByteArray();
    }

    private static InputStream font() {
        return Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT));
    }
}
