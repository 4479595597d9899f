package org.backline.local.launcher;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The processes that make up Backline, besides the engines; named as their modules, in the order in which they start. */
public enum Service {
    SIGN_IN("local/sign-in", 9000),
    INTAKE("intake-service", 8081),
    ASSESSMENT("assessment-service", 8082),
    PROGRAM("program-service", 8083),
    REFERRAL("referral-service", 8084),
    DASHBOARD("dashboard", 8080);

    private final String folder;
    private final int usualPort;

    Service(String folder, int usualPort) {
        this.folder = folder;
        this.usualPort = usualPort;
    }

    /** Those that keep events and views, each in a database of its own; the sign-in keeps neither. */
    public static List<Service> withDatabase() {
        return Arrays.stream(values()).filter(service -> service != SIGN_IN).toList();
    }

    /** Name of the module, of the process and of its log. */
    public String module() {
        return folder.substring(folder.lastIndexOf('/') + 1);
    }

    /** Folder of the module in the checkout. */
    String folder() {
        return folder;
    }

    /** More memory than {@link Jvm} gives each: FHIR's validator holds the definitions of the whole standard. */
    List<String> memory() {
        return this == REFERRAL ? List.of("-Xmx448m") : List.of();
    }

    int usualPort() {
        return usualPort;
    }

    /** Its own database. */
    public String database() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The environment variable that chooses its port. */
    String portVariable() {
        return "BACKLINE_" + name() + "_PORT";
    }

    static List<String> databases() {
        return withDatabase().stream().map(Service::database).toList();
    }
}
