package org.backline.dashboard.web.board;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.backline.dashboard.language.Languages;
import org.backline.dashboard.web.frame.Moments;
import org.backline.dashboard.web.frame.Words;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.TemplateSpec;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Draws cases on the board. A board is read again whenever one of its cases changes, by everybody who looks at it, and the
 * other hundred are as they were: what was drawn is kept for a minute, as long as a name may be kept, and given to
 * whoever would see the very same. A drawing has nothing in it but what its card says, in the reader's language, and how long
 * ago that was, which a browser brings up to date.
 */
@Component
public class DrawnCards {

    private static final String TEMPLATE = "board-card";
    private static final Duration KEPT = Duration.ofSeconds(60);
    private static final int MOST = 20_000;

    private final Cache<Drawing, String> drawn =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();
    private final ITemplateEngine templates;
    private final Map<String, Object> vocabulary;

    DrawnCards(ITemplateEngine templates, Words words, Moments moments) {
        this.templates = templates;
        this.vocabulary = Map.of("words", words, "moments", moments);
    }

    private record Drawing(String shape, Card card, Locale language) {}

    /** The card in a column. */
    public String card(Card card) {
        return drawn("card", card);
    }

    /** The row of the list. */
    public String row(Card card) {
        return drawn("row", card);
    }

    private String drawn(String shape, Card card) {
        return drawn.get(new Drawing(shape, card, Languages.current()), this::draw);
    }

    private String draw(Drawing drawing) {
        Context values = new Context(drawing.language(), vocabulary);
        values.setVariable("card", drawing.card());
        return templates.process(new TemplateSpec(TEMPLATE, Set.of(drawing.shape()), TemplateMode.HTML, null), values);
    }
}
