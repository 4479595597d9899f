package org.backline.assessment.config;

import java.util.EnumMap;
import java.util.Map;
import org.backline.assessment.domain.Proposing;
import org.backline.assessment.knowledge.Knowledge;
import org.backline.assessment.knowledge.Reasoner;
import org.backline.assessment.knowledge.RequestCheck;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.MuscularPattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** The clinical knowledge of this release and what reasons with it. A wrong file stops the start. */
@Configuration(proxyBeanMethods = false)
class KnowledgeConfiguration {

    @Bean
    Knowledge knowledge() {
        return Knowledge.load();
    }

    @Bean
    Reasoner reasoner(Knowledge knowledge) {
        return new Reasoner(knowledge);
    }

    @Bean
    RequestCheck requestCheck(Knowledge knowledge) {
        return new RequestCheck(knowledge);
    }

    @Bean
    Proposing proposing(Reasoner reasoner) {
        return new Proposing(reasoner, grades(reasoner.knowledge()));
    }

    private static Map<MuscularPattern, EvidenceGrade> grades(Knowledge knowledge) {
        Map<MuscularPattern, EvidenceGrade> grades = new EnumMap<>(MuscularPattern.class);
        for (JsonNode pattern : knowledge.document().required("patterns").required("patterns")) {
            grades.put(
                    MuscularPattern.valueOf(pattern.required("id").asString()),
                    EvidenceGrade.valueOf(pattern.required("grade").asString()));
        }
        return grades;
    }
}
