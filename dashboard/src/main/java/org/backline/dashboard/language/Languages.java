package org.backline.dashboard.language;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.SimpleLocaleContext;
import org.springframework.http.HttpCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.i18n.LocaleContextResolver;

/**
 * Which language a reader gets: the one chosen in the settings (a cookie), else the first the browser asks for that there
 * is, else English. The region goes along, because it decides how dates and numbers are written.
 */
@Component("localeContextResolver")
public class Languages implements LocaleContextResolver {

    /** The cookie a choice is kept in. */
    public static final String COOKIE = "language";

    /** What there is a bundle for; the first is what everybody gets who asks for none of them. */
    public static final List<Locale> THERE_ARE = List.of(Locale.ENGLISH, Locale.of("es"));

    /** The language of whatever is being answered here; English where nothing is, for example in a view. */
    public static Locale current() {
        LocaleContext context = LocaleContextHolder.getLocaleContext();
        @Nullable Locale locale = context == null ? null : context.getLocale();
        return locale == null ? Locale.ENGLISH : locale;
    }

    @Override
    public LocaleContext resolveLocaleContext(ServerWebExchange exchange) {
        List<Locale> asked = asked(exchange);
        @Nullable HttpCookie cookie = exchange.getRequest().getCookies().getFirst(COOKIE);
        Optional<Locale> chosen = cookie == null ? Optional.empty() : of(cookie.getValue());
        Locale locale = chosen.map(language -> asked.stream()
                        .filter(one -> one.getLanguage().equals(language.getLanguage()))
                        .findFirst()
                        .orElse(language))
                .or(() -> asked.stream().findFirst())
                .orElse(Locale.ENGLISH);
        return new SimpleLocaleContext(locale);
    }

    @Override
    public void setLocaleContext(ServerWebExchange exchange, @Nullable LocaleContext context) {
        throw new UnsupportedOperationException("A language is chosen by the cookie " + COOKIE);
    }

    private static Optional<Locale> of(String language) {
        return THERE_ARE.stream()
                .filter(there -> there.getLanguage().equals(language))
                .findFirst();
    }

    /** What the browser asks for and there is, dearest first; language and region alone, whatever else it says. */
    private static List<Locale> asked(ServerWebExchange exchange) {
        List<Locale> asked;
        try {
            asked = exchange.getRequest().getHeaders().getAcceptLanguageAsLocales();
        } catch (IllegalArgumentException unreadable) {
            asked = List.of();
        }
        return asked.stream()
                .filter(locale -> of(locale.getLanguage()).isPresent())
                .map(locale -> locale.getCountry().matches("[A-Z]{2}")
                        ? Locale.of(locale.getLanguage(), locale.getCountry())
                        : Locale.of(locale.getLanguage()))
                .toList();
    }
}
