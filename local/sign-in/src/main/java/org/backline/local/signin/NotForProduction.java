package org.backline.local.signin;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Refuses to start in the profile in which demo people have no place. */
@Component
@Profile("prod")
class NotForProduction implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        throw new IllegalStateException(
                "This sign-in server has demo people with a known password and never runs in the profile prod."
                        + " Use an OpenID Connect provider of your own and set BACKLINE_ISSUER");
    }
}
