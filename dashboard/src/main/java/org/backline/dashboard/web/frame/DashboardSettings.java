package org.backline.dashboard.web.frame;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the pages offer, under {@code backline.dashboard}.
 *
 * @param patience how long a page waits after a command for the views to show what came of it
 */
@ConfigurationProperties("backline.dashboard")
public record DashboardSettings(@DefaultValue("PT1.5S") Duration patience) {}
