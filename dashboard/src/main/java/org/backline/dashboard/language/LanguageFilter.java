package org.backline.dashboard.language;

import io.micrometer.context.ContextRegistry;
import org.springframework.context.i18n.LocaleContextThreadLocalAccessor;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Lets the language of a request travel with it, over every thread that works for it, as its trace does. */
@Component
class LanguageFilter implements WebFilter, Ordered {

    /** Before the gate: what it refuses is said in the reader's language too. */
    private static final int EARLY = -250;

    LanguageFilter() {
        ContextRegistry.getInstance().registerThreadLocalAccessor(new LocaleContextThreadLocalAccessor());
    }

    @Override
    public int getOrder() {
        return EARLY;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange)
                .contextWrite(
                        context -> context.put(LocaleContextThreadLocalAccessor.KEY, exchange.getLocaleContext()));
    }
}
