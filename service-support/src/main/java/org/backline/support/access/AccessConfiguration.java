package org.backline.support.access;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.backline.support.access.Regimes.Regime;
import org.backline.support.command.Work;
import org.backline.support.kafka.Publisher;
import org.backline.support.operations.View;
import org.backline.support.processing.BatchedWrites;
import org.backline.support.processing.OnlyWanted;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** The gate, the ledger and the walls of a process. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessConfiguration.Settings.class)
public class AccessConfiguration {

    @Bean
    AccessMatrix accessMatrix() {
        return AccessMatrix.load();
    }

    @Bean
    CaseAccessProjection caseAccessProjection(
            JdbcClient jdbc, BatchedWrites writes, ObjectProvider<Publisher> publisher, Emergencies emergencies) {
        return new CaseAccessProjection(jdbc, writes, publisher.getIfAvailable(), emergencies);
    }

    @Bean
    static HandlerEnhancerDefinition caseAccessOnly(ObjectProvider<Publisher> publisher) {
        return new OnlyWanted(
                CaseAccessProjection.class::equals,
                event -> CaseAccessProjection.concerns(event, publisher.getIfAvailable()));
    }

    @Bean
    View caseAccessView() {
        return new View(CaseAccessProjection.GROUP, List.of("case_access", "referral_case", "emergency_access"));
    }

    @Bean
    Records records(JdbcClient jdbc, ObjectProvider<OwnRecords> own) {
        return new Records(jdbc, own.orderedStream().toList());
    }

    @Bean
    Emergencies emergencies(JdbcClient jdbc, Clock clock) {
        return new Emergencies(jdbc, clock);
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    Ledger ledger(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        return new Ledger(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    Regimes regimes(Settings settings) {
        return new Regimes(settings.regimes());
    }

    @Bean
    DisclosureController disclosureController(Ledger ledger, Records records, Regimes regimes, Work work) {
        return new DisclosureController(ledger, records, regimes, work);
    }

    @Bean
    Reads reads(JdbcTemplate jdbc, PlatformTransactionManager transactions, Work work) {
        return new Reads(jdbc, transactions, work);
    }

    @Bean
    @ConditionalOnMissingBean
    Refusals refusals(JsonMapper json) {
        return new ProblemRefusals(json);
    }

    @Bean
    NotNow notNow(Refusals refusals) {
        return new NotNow(refusals);
    }

    @Bean
    Throttle throttle(Settings settings) {
        return new Throttle(settings.limits());
    }

    @Bean
    AccessFilter accessFilter(
            @Value("${spring.application.name}") String process,
            AccessMatrix matrix,
            Records records,
            Emergencies emergencies,
            Ledger ledger,
            Refusals refusals,
            Throttle throttle,
            Work work,
            Clock clock) {
        return new AccessFilter(process, matrix, records, emergencies, ledger, refusals, throttle, work, clock);
    }

    @Bean
    WebFluxConfigurer accessArguments() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new AccessResolver());
            }
        };
    }

    /**
     * Settings under {@code backline.access}.
     *
     * @param regimes the law each clinic keeps its records under
     * @param limits how much one caller may ask for
     */
    @ConfigurationProperties("backline.access")
    record Settings(
            @DefaultValue Map<String, Regime> regimes,
            @DefaultValue Throttle.Limits limits) {

        Settings {
            regimes = Map.copyOf(regimes);
        }
    }
}
