package org.backline.dashboard.web.frame;

import java.text.NumberFormat;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.backline.codes.PainSite;
import org.backline.dashboard.language.Languages;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Codes in words of the reader's language, from the message bundles; a code without words is shown as itself, legibly. */
@Component
public class Words {

    private final MessageSource messages;

    Words(MessageSource messages) {
        this.messages = messages;
    }

    /** The words for a code of a vocabulary, for example {@code urgency} and {@code EMERGENCY}. */
    public String of(String vocabulary, @Nullable Object code) {
        if (code == null) {
            return "";
        }
        String words = messages.getMessage(vocabulary + "." + code, null, null, Languages.current());
        return words == null ? legible(code.toString()) : words;
    }

    /** A sentence of the bundle. */
    public String say(String key, Object... values) {
        return messages.getMessage(key, values, Languages.current());
    }

    /** Whether there are words for a code. */
    public boolean has(String vocabulary, String code) {
        return messages.getMessage(vocabulary + "." + code, null, null, Languages.current()) != null;
    }

    /** The words for several codes, separated by commas. */
    public String list(String vocabulary, Collection<?> codes) {
        return codes.stream().map(code -> of(vocabulary, code)).collect(Collectors.joining(", "));
    }

    /** A place of the pain map. */
    public String place(PainSite site) {
        String side = of("side", site.side());
        return side.isEmpty() ? of("region", site.region()) : of("region", site.region()) + " " + side;
    }

    /** Several places of the pain map. */
    public String places(List<PainSite> sites) {
        return sites.stream().map(this::place).collect(Collectors.joining(", "));
    }

    /** A code and a side in one text, as the timeline keeps them: {@code P1 LEFT}. */
    public String sided(String vocabulary, String codeAndSide) {
        int space = codeAndSide.indexOf(' ');
        if (space < 0) {
            return of(vocabulary, codeAndSide);
        }
        String side = of("side", codeAndSide.substring(space + 1));
        String code = of(vocabulary, codeAndSide.substring(0, space));
        return side.isEmpty() ? code : code + " " + side;
    }

    /** A sport's key. */
    public String sport(String key) {
        return has("sport", key) ? of("sport", key) : legible(key);
    }

    /** The words for each of several codes. */
    public List<String> each(String vocabulary, Collection<?> codes) {
        return codes.stream().map(code -> of(vocabulary, code)).toList();
    }

    /** Whether a code is among others, whatever type they have. */
    public boolean contains(@Nullable Collection<?> codes, String code) {
        return codes != null
                && codes.stream().anyMatch(one -> String.valueOf(one).equals(code));
    }

    /** A rule behind an exercise: {@code P1-HIP-STRENGTH} is the step HIP-STRENGTH, asked for by pattern P1. */
    public String rule(String id) {
        if (has("rule", id)) {
            return of("rule", id);
        }
        int dash = id.indexOf('-');
        if (dash > 0 && has("pattern", id.substring(0, dash))) {
            return of("rule", id.substring(dash + 1));
        }
        return has("contraindication", id.substring(id.lastIndexOf('-') + 1))
                ? say("rule.barred", of("contraindication", id.substring(id.lastIndexOf('-') + 1)))
                : id;
    }

    /** A number as the reader writes it: whole when it is, otherwise with the fraction it has, up to three places. */
    public String number(double value) {
        NumberFormat format = NumberFormat.getInstance(Languages.current());
        format.setGroupingUsed(false);
        format.setMaximumFractionDigits(3);
        return format.format(value);
    }

    /** A number with just so many places. */
    public String number(double value, int places) {
        NumberFormat format = NumberFormat.getInstance(Languages.current());
        format.setMinimumFractionDigits(places);
        format.setMaximumFractionDigits(places);
        return format.format(value);
    }

    /** Clinics as they are written on a door. */
    public List<String> clinics(Collection<String> keys) {
        return keys.stream().map(Words::legible).toList();
    }

    private static String legible(String code) {
        String words = code.replace('_', ' ').replace('-', ' ').toLowerCase(Locale.ROOT);
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
