package org.backline.referral.config;

import java.nio.file.Path;
import org.backline.referral.coding.Codings;
import org.backline.referral.coding.Osiics;
import org.backline.referral.coding.OsiicsReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tables of codes. One that cannot be used stops the start. */
@Configuration(proxyBeanMethods = false)
class CodingConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(CodingConfiguration.class);

    @Bean
    Codings codings() {
        return Codings.shipped();
    }

    @Bean
    Osiics osiics(@Value("${backline.coding.osiics-file:}") String file) {
        if (file.isBlank()) {
            return Osiics.NONE;
        }
        Osiics list = OsiicsReader.read(Path.of(file));
        list.refused().forEach(line -> LOG.warn("OSIICS list, line {} was not taken: {}", line.line(), line.reason()));
        LOG.info("OSIICS list with {} codes", list.entries().size());
        return list;
    }
}
