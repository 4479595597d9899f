package org.backline.program.config;

import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.modelling.command.Repository;
import org.backline.events.AdviceGiven;
import org.backline.events.CaseClosed;
import org.backline.events.CaseReopened;
import org.backline.events.FindingsRecorded;
import org.backline.events.IntakeRecorded;
import org.backline.events.MuscularCauseIdentified;
import org.backline.events.PhysicianReported;
import org.backline.events.ReferralCancelled;
import org.backline.events.ReferralReconciled;
import org.backline.events.ReferralReopened;
import org.backline.events.ReferralRequested;
import org.backline.program.exercise.ExerciseDrawings;
import org.backline.program.exercise.ExerciseLibrary;
import org.backline.program.exercise.TestDrawings;
import org.backline.program.exercise.course.Course;
import org.backline.support.kafka.Subscription;
import org.backline.support.operations.View;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the service that are not found by themselves. */
@Configuration(proxyBeanMethods = false)
class ProgramConfiguration {

    @Bean
    Subscription subscription() {
        return new Subscription(Set.of(
                IntakeRecorded.class,
                FindingsRecorded.class,
                MuscularCauseIdentified.class,
                ReferralRequested.class,
                PhysicianReported.class,
                AdviceGiven.class,
                ReferralCancelled.class,
                ReferralReopened.class,
                ReferralReconciled.class,
                CaseClosed.class,
                CaseReopened.class));
    }

    @Bean
    ExerciseLibrary exerciseLibrary() {
        return ExerciseLibrary.load();
    }

    @Bean
    Course course(ExerciseLibrary library) {
        return Course.of(library);
    }

    @Bean
    TestDrawings testDrawings() {
        return TestDrawings.load();
    }

    @Bean
    ExerciseDrawings exerciseDrawings(ExerciseLibrary library) {
        return ExerciseDrawings.load(library);
    }

    @Bean
    View programsView() {
        return new View("programs", List.of("programs"));
    }

    @Bean
    View outcomesView() {
        return new View("outcomes", List.of("outcome_programs", "outcome_pain", "outcome_exercises", "outcome_scores"));
    }

    @Bean
    SmartInitializingSingleton everyCommandMeetsTheVersionSeen(
            CommandBus commands, @Qualifier("programRepository") Repository<?> programs) {
        return () -> commands.registerHandlerInterceptor(new VersionSeen(programs));
    }
}
