package org.backline.intake.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backline.events.DiagnosticsOrdered;
import org.backline.events.DiagnosticsReported;
import org.backline.events.FindingsRecorded;
import org.backline.events.PhysicianReported;
import org.backline.events.ProgramAssigned;
import org.backline.events.ProgramCompleted;
import org.backline.events.ProgramStopped;
import org.backline.events.ReferralCancelled;
import org.backline.events.ReferralClosed;
import org.backline.events.ReferralReconciled;
import org.backline.events.ReferralReopened;
import org.backline.events.ReferralRequested;
import org.backline.events.ReturnGateOpened;
import org.backline.intake.domain.DoorJudgement;
import org.backline.intake.domain.DoorReferral;
import org.backline.intake.domain.IntakeForm;
import org.backline.intake.domain.Limit;
import org.backline.intake.door.Door;
import org.backline.intake.door.ParticipationLimits;
import org.backline.intake.register.Athletes;
import org.backline.intake.register.PrivacySettings;
import org.backline.intake.roster.ImportStore;
import org.backline.support.kafka.Subscription;
import org.backline.support.operations.View;
import org.backline.support.secret.EncryptedColumn;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the service that are not found by themselves. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PrivacySettings.class)
class IntakeConfiguration {

    @Bean
    Subscription subscription() {
        return new Subscription(Set.of(
                ReferralRequested.class,
                ReferralCancelled.class,
                ReferralReopened.class,
                ReferralReconciled.class,
                ReferralClosed.class,
                DiagnosticsOrdered.class,
                DiagnosticsReported.class,
                PhysicianReported.class,
                ProgramAssigned.class,
                ProgramCompleted.class,
                ProgramStopped.class,
                ReturnGateOpened.class,
                FindingsRecorded.class));
    }

    @Bean
    Door door() {
        return Door.published();
    }

    @Bean
    ParticipationLimits participationLimits() {
        return ParticipationLimits.shipped();
    }

    @Bean
    View caseloadView() {
        return new View("caseload", List.of("caseload"));
    }

    @Bean
    View participationView() {
        return new View("participation", List.of("participation"));
    }

    @Bean
    View emergencyReviewView() {
        return new View("emergency_review", List.of("emergency_review"));
    }

    @Bean
    EncryptedColumn identities() {
        return Athletes.IDENTITY;
    }

    @Bean
    EncryptedColumn importedLines() {
        return ImportStore.CONTENT;
    }

    @Bean
    DoorJudgement doorJudgement(Door door, ParticipationLimits limits) {
        return new DoorJudgement() {
            @Override
            public Optional<DoorReferral> judge(IntakeForm form) {
                return door.judge(form);
            }

            @Override
            public Optional<Limit> limit(DoorReferral asked) {
                return limits.of(asked.urgency(), asked.category());
            }
        };
    }
}
