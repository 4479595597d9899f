package org.backline.dashboard.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.backline.dashboard.service.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Services refuse in English; a reader of another language reads it in that one, as far as it is known. */
class SaidTest {

    private final Said said = new Said(bundles());

    private static ResourceBundleMessageSource bundles() {
        ResourceBundleMessageSource bundles = new ResourceBundleMessageSource();
        bundles.setBasenames("messages", "services");
        bundles.setDefaultEncoding("UTF-8");
        bundles.setFallbackToSystemLocale(false);
        return bundles;
    }

    @AfterEach
    void forget() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                must be 0 to 10 | debe estar entre 0 y 10
                must have 2 to 60 characters | debe tener de 2 a 60 caracteres
                must be an ICD-10-CM code, for example M54.50 | debe ser un código ICD-10-CM, por ejemplo M54.50
                must say which urgency remains, or LIFTED when none does | debe decir qué urgencia queda o que se levanta
                The trainer closes the loop after reviewing the physician's answer | El terapeuta cierra el circuito tras leer la respuesta del médico
                A referral may not ask for less urgency than stands open: URGENT | Una derivación no puede pedir menos urgencia de la que hay abierta: URGENT
                GATE-G4: A program is not completed without: SORENSEN | GATE-G4: Un programa no se completa sin: SORENSEN
                Something nobody has said before | Something nobody has said before
                """)
    void inSpanish(String sentence, String words) {
        LocaleContextHolder.setLocale(Locale.of("es", "MX"));
        assertThat(said.of(sentence)).isEqualTo(words);
    }

    @Test
    void inEnglishItStaysAsItWasSaid() {
        assertThat(said.of("must be 0 to 10")).isEqualTo("must be 0 to 10");
        assertThat(said.of("")).isEmpty();
    }

    @Test
    void theProblemKeepsItsFields() {
        LocaleContextHolder.setLocale(Locale.of("es"));
        Problem problem = said.of(new Problem(
                "invalid-request", 400, "", List.of(new Problem.Field("pain.now", "must be 0 to 10")), List.of("SLR")));
        assertThat(problem.at("pain.now")).isEqualTo("debe estar entre 0 y 10");
        assertThat(problem.missing()).containsExactly("SLR");
    }
}
