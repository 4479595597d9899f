package org.backline.program.domain;

import java.util.List;

/** The aggregates of program-service that cases go through. */
public final class ProgramAggregates {

    private ProgramAggregates() {}

    public static List<Class<?>> all() {
        return List.of(Program.class);
    }
}
