package org.backline.support.config;

import org.axonframework.modelling.command.Repository;
import org.axonframework.spring.stereotype.Aggregate;
import org.backline.support.store.RememberingRepository;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.ResolvableType;
import org.springframework.util.StringUtils;

/** Gives each aggregate a repository that remembers, under the name under which Axon looks for one. */
final class RememberedAggregates implements BeanDefinitionRegistryPostProcessor, PriorityOrdered {

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        // Aggregates are found once all definitions are there.
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (!(beans instanceof BeanDefinitionRegistry registry)) {
            throw new IllegalStateException("Aggregates cannot be given their repositories");
        }
        for (String name : beans.getBeanNamesForAnnotation(Aggregate.class)) {
            Class<?> type = beans.getType(name);
            if (type != null) {
                registry.registerBeanDefinition(
                        StringUtils.uncapitalize(type.getSimpleName()) + "Repository", definition(beans, type));
            }
        }
    }

    private static <T> RootBeanDefinition definition(ConfigurableListableBeanFactory beans, Class<T> type) {
        var definition = new RootBeanDefinition();
        definition.setTargetType(ResolvableType.forClassWithGenerics(Repository.class, type));
        definition.setInstanceSupplier(() -> new RememberingRepository<>(
                type,
                beans.getBean(org.axonframework.config.Configuration.class),
                beans.getBean(SupportSettings.class).commands().remembered()));
        return definition;
    }
}
