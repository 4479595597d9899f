package org.backline.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.backline.assessment.bridge.AssessmentBridge;
import org.backline.assessment.config.AssessmentParts;
import org.backline.assessment.domain.AssessmentAggregates;
import org.backline.assessment.domain.Proposing;
import org.backline.assessment.knowledge.Knowledge;
import org.backline.assessment.knowledge.Reasoner;
import org.backline.intake.bridge.IntakeBridge;
import org.backline.intake.config.IntakeParts;
import org.backline.intake.domain.DoorJudgement;
import org.backline.intake.domain.IntakeAggregates;
import org.backline.intake.door.Door;
import org.backline.intake.door.ParticipationLimits;
import org.backline.program.bridge.ProgramBridge;
import org.backline.program.config.ProgramParts;
import org.backline.program.domain.ProgramAggregates;
import org.backline.program.exercise.ExerciseLibrary;
import org.backline.program.exercise.course.Course;
import org.backline.referral.bridge.ReferralBridge;
import org.backline.referral.config.ReferralParts;
import org.backline.referral.domain.ReferralAggregates;
import org.backline.referral.domain.roster.ClinicRoster;
import org.backline.referral.routing.RoutingInMemory;
import org.backline.support.kafka.Publisher;
import org.backline.support.kafka.Subscription;
import org.backline.support.store.Histories;

/** What a service is made of: its own classes, put together as its configuration does. */
record Parts(
        String name,
        List<Class<?>> aggregates,
        BiFunction<CommandGateway, Histories, List<Object>> policies,
        Publisher publisher,
        Subscription subscription,
        Map<Class<?>, Object> resources,
        Set<MessageDispatchInterceptor<EventMessage<?>>> interceptors) {

    static final String INTAKE = "intake-service";
    static final String ASSESSMENT = "assessment-service";
    static final String PROGRAM = "program-service";
    static final String REFERRAL = "referral-service";
    static final String DASHBOARD = "dashboard";

    static final Door DOOR = Door.published();
    static final ParticipationLimits LIMITS = ParticipationLimits.shipped();
    static final Knowledge KNOWLEDGE = Knowledge.load();

    static final List<Parts> ALL = List.of(intake(), assessment(), program(), referral(), dashboard());

    private static Parts intake() {
        return new Parts(
                INTAKE,
                IntakeAggregates.all(),
                (commands, histories) -> IntakeBridge.policies(LIMITS).apply(commands),
                IntakeBridge.publisher(),
                IntakeParts.subscription(),
                Map.of(DoorJudgement.class, IntakeParts.judgement(DOOR, LIMITS)),
                Set.of());
    }

    private static Parts assessment() {
        Reasoner reasoner = new Reasoner(KNOWLEDGE);
        return new Parts(
                ASSESSMENT,
                AssessmentAggregates.all(),
                (commands, histories) -> AssessmentBridge.policies().apply(commands),
                AssessmentBridge.publisher(),
                AssessmentParts.subscription(),
                Map.of(Proposing.class, new Proposing(() -> reasoner)),
                Set.of());
    }

    private static Parts program() {
        return new Parts(
                PROGRAM,
                ProgramAggregates.all(),
                (commands, histories) -> ProgramBridge.policies().apply(commands),
                ProgramBridge.publisher(),
                ProgramParts.subscription(),
                Map.of(Course.class, Course.of(ExerciseLibrary.load())),
                Set.of());
    }

    private static Parts referral() {
        return new Parts(
                REFERRAL,
                Stream.concat(ReferralAggregates.all().stream(), Stream.of(ClinicRoster.class))
                        .toList(),
                (commands, histories) -> List.of(
                        ReferralBridge.listener(commands),
                        RoutingInMemory.policy(histories, commands, SimulatedClock.ONLY)),
                ReferralBridge.publisher(),
                ReferralParts.subscription(),
                Map.of(),
                Set.of(ReferralParts.caseOfReferral()));
    }

    private static Parts dashboard() {
        return new Parts(
                DASHBOARD,
                List.of(),
                (commands, histories) -> List.of(),
                (stored, recordedAt) -> Optional.empty(),
                Subscription.toEverything(),
                Map.of(),
                Set.of());
    }
}
