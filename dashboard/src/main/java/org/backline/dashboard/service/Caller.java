package org.backline.dashboard.service;

import org.backline.codes.Role;

/** On whose behalf a page calls a service. */
public record Caller(String subject, Role role) {}
