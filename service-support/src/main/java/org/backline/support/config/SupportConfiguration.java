package org.backline.support.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.backline.support.access.AccessConfiguration;
import org.backline.support.access.SignInConfiguration;
import org.backline.support.command.Commands;
import org.backline.support.command.ProcessedCommands;
import org.backline.support.command.Work;
import org.backline.support.kafka.KafkaConfiguration;
import org.backline.support.kafka.UnreadableRecords;
import org.backline.support.operations.DeadLetterController;
import org.backline.support.operations.DeadLetters;
import org.backline.support.operations.OperationsController;
import org.backline.support.operations.StoreController;
import org.backline.support.operations.UnreadableRecordController;
import org.backline.support.operations.View;
import org.backline.support.operations.ViewSources;
import org.backline.support.operations.Views;
import org.backline.support.store.EventChains;
import org.backline.support.store.FencedTokenStore;
import org.backline.support.vitals.VitalsConfiguration;
import org.backline.support.web.CommandRequestResolver;
import org.backline.support.web.InFlightLimit;
import org.backline.support.web.Problems;
import org.backline.support.web.TextOnly;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Everything a service shares with the others. */
@AutoConfiguration(
        after = DataSourceTransactionManagerAutoConfiguration.class,
        beforeName = {
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
            "org.axonframework.springboot.autoconfig.EventProcessingAutoConfiguration",
            "org.axonframework.springboot.autoconfig.InfraConfiguration",
            "org.axonframework.springboot.autoconfig.JdbcAutoConfiguration",
            "org.axonframework.springboot.autoconfig.NoOpTransactionAutoConfiguration",
            "org.axonframework.springboot.autoconfig.TransactionAutoConfiguration"
        })
@EnableConfigurationProperties(SupportSettings.class)
@EnableScheduling
@Import({
    StoreConfiguration.class,
    ProcessingConfiguration.class,
    KafkaConfiguration.class,
    SecretConfiguration.class,
    AccessConfiguration.class,
    SignInConfiguration.class,
    VitalsConfiguration.class
})
public class SupportConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    static RememberedAggregates rememberedAggregates() {
        return new RememberedAggregates();
    }

    @Bean
    static BoundedConnections boundedConnections(ObjectProvider<SupportSettings> settings) {
        return new BoundedConnections(settings);
    }

    @Bean
    static ProductionGuard productionGuard(Environment environment) {
        return new ProductionGuard(environment);
    }

    @Bean
    Work work(SupportSettings settings) {
        SupportSettings.Commands commands = settings.commands();
        return new Work(commands.threads(), commands.waiting(), commands.patience());
    }

    /** As many as can be worked on and wait, and only while they get on: for more there is no hope. */
    @Bean
    InFlightLimit inFlightLimit(SupportSettings settings, Work work) {
        SupportSettings.Commands commands = settings.commands();
        return new InFlightLimit(
                commands.threads() + commands.waiting(), () -> work.waited().compareTo(commands.lateness()) > 0);
    }

    @Bean
    Commands commands(
            CommandGateway gateway,
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock,
            TransactionTemplate transaction,
            Work work,
            MeterRegistry meters) {
        return new Commands(gateway, new ProcessedCommands(jdbc, json, clock), transaction, work, meters);
    }

    @Bean
    Problems problems() {
        return new Problems();
    }

    @Bean
    TextOnly textOnly() {
        return new TextOnly();
    }

    @Bean
    WebFluxConfigurer commandRequests() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new CommandRequestResolver());
            }
        };
    }

    /** Requests say exactly what they mean: no unknown or doubled field, no number for a code, no text for a number. */
    @Bean
    JsonMapperBuilderCustomizer strictRequests() {
        return json -> json.addModule(TextOnly.module())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
    }

    @Bean
    Views views(
            ObjectProvider<View> views,
            ViewSources sources,
            EventProcessingConfiguration processing,
            EventStore store,
            FencedTokenStore tokens,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions) {
        return new Views(List.copyOf(views.stream().toList()), sources, processing, store, tokens, jdbc, transactions);
    }

    @Bean
    DeadLetters deadLetters(
            JdbcClient jdbc, EventProcessingConfiguration processing, TransactionTemplate transaction, Clock clock) {
        return new DeadLetters(jdbc, processing, transaction, clock);
    }

    @Bean
    DeadLetterController deadLetterController(DeadLetters deadLetters, Work work) {
        return new DeadLetterController(deadLetters, work);
    }

    @Bean
    UnreadableRecordController unreadableRecordController(ObjectProvider<UnreadableRecords> records, Work work) {
        return new UnreadableRecordController(records.getIfAvailable(), work);
    }

    @Bean
    OperationsController operations(Views views, Work work) {
        return new OperationsController(views, work);
    }

    @Bean
    EventChains eventChains(
            JdbcClient jdbc,
            @Qualifier("eventSerializer") Serializer events,
            org.axonframework.config.Configuration axon) {
        return new EventChains(jdbc, events, axon.upcasterChain());
    }

    /** What {@code /v3/api-docs} is about, and that a request comes with an access token. */
    @Bean
    OpenAPI apiDescription(@Value("${spring.application.name}") String service) {
        String scheme = "accessToken";
        return new OpenAPI()
                .info(new Info()
                        .title("Backline: " + service)
                        .version("1")
                        .description(
                                "Who may do what stands in docs/access-matrix.md. What is refused is told as a problem document"
                                        + " (RFC 9457). A command comes with an id of the caller's, and is answered under the same"
                                        + " id as the first time."))
                .components(new Components()
                        .addSecuritySchemes(
                                scheme,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")))
                .addSecurityItem(new SecurityRequirement().addList(scheme));
    }

    @Bean
    StoreController storeController(
            @Value("${spring.application.name}") String service, EventChains chains, Clock clock, Work work) {
        return new StoreController(service, chains, clock, work);
    }
}
