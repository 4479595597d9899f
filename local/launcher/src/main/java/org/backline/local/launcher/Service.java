package org.backline.local.launcher;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The processes that make up Backline, besides the engines; named as their modules. */
public enum Service {
    INTAKE("intake-service", 8081),
    ASSESSMENT("assessment-service", 8082),
    PROGRAM("program-service", 8083),
    REFERRAL("referral-service", 8084),
    DASHBOARD("dashboard", 8080);

    private final String module;
    private final int usualPort;

    Service(String module, int usualPort) {
        this.module = module;
        this.usualPort = usualPort;
    }

    /** Name of the module, of the process and of its log. */
    public String module() {
        return module;
    }

    int usualPort() {
        return usualPort;
    }

    /** Its own database. */
    String database() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The environment variable that chooses its port. */
    String portVariable() {
        return "BACKLINE_" + name() + "_PORT";
    }

    static List<String> databases() {
        return Arrays.stream(values()).map(Service::database).toList();
    }
}
