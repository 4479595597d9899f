package org.backline.local.demo;

import org.backline.local.browser.Chromium;
import org.backline.local.demo.EndToEnd.Running;
import org.backline.local.launcher.Service;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the stories of the pages one browser, beside the one Backline of {@link EndToEnd}. */
public final class Browsing implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Chromium.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext.Store store = context.getRoot().getStore(Namespace.GLOBAL);
        Running running = EndToEnd.running(context);
        return store.computeIfAbsent(
                Chromium.class, key -> Chromium.start(running.of(Service.DASHBOARD)), Chromium.class);
    }
}
