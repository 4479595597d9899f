package org.backline.referral.domain;

import static org.backline.referral.domain.ReferralSamples.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.backline.codes.CauseCategory;
import org.backline.codes.DeclineReason;
import org.backline.codes.Diagnostic;
import org.backline.codes.Participation;
import org.backline.codes.PhysicianAnswer;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.Restriction;
import org.backline.codes.Urgency;
import org.backline.support.rule.RuleViolation;
import org.hamcrest.Matchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One rule a test; which command is heard in which state is the table of {@link ReferralTransitionsTest}. */
class ReferralTest {

    private final AggregateTestFixture<Referral> fixture = new AggregateTestFixture<>(Referral.class);

    @Test
    void opensWithEverythingThatWasAsked() {
        fixture.givenNoPriorActivity().when(open()).expectEvents(opened());
    }

    @Test
    void acceptsForThePhysicianWhoActs() {
        given(opened())
                .when(accept(OTHER_PHYSICIAN))
                .expectEvents(new ReferralEvent.Accepted(REFERRAL, CASE, CLINIC, OTHER_PHYSICIAN, later(9)));
    }

    @Test
    void keepsTheReasonOfARefusal() {
        given(opened())
                .when(decline(PHYSICIAN, DeclineReason.NO_CAPACITY))
                .expectEvents(new ReferralEvent.Declined(
                        REFERRAL, CASE, CLINIC, PHYSICIAN, DeclineReason.NO_CAPACITY, later(9)));
    }

    @Test
    void movesAnAppointment() {
        Instant nextDay = VISIT.plus(Duration.ofDays(1));

        given(opened(), accepted(), scheduled())
                .when(schedule(nextDay))
                .expectEvents(new ReferralEvent.Scheduled(REFERRAL, CASE, CLINIC, nextDay, later(9)));
    }

    @Test
    void refusesAnAppointmentBeforeTheRequest() {
        refuses(
                given(opened(), accepted()).when(schedule(ASKED.minusSeconds(1))),
                "An appointment does not start before the referral was requested");
    }

    @Test
    void takesAnAppointmentThatBeganWithTheRequest() {
        given(opened(), accepted()).when(schedule(ASKED)).expectSuccessfulHandlerExecution();
    }

    @Test
    void refusesAnAppointmentMoreThanAYearAway() {
        refuses(
                given(opened(), accepted()).when(schedule(later(9).plus(Duration.ofDays(366)))),
                "An appointment starts within the next 366 days");
    }

    @Test
    void keepsTheWholeReport() {
        given(opened(), accepted())
                .when(new ReferralCommand.Report(
                        REFERRAL,
                        PHYSICIAN,
                        "M84.38XA",
                        CauseCategory.BONY,
                        List.of(Diagnostic.MRI),
                        List.of(Restriction.NO_IMPACT),
                        Urgency.ROUTINE,
                        NOTE,
                        later(4)))
                .expectEvents(reported());
    }

    @Test
    void readsTheSameCodesInAnotherOrderAsTheSameReport() {
        ReferralCommand.Report first = reportWith(List.of(Restriction.NO_CONTACT, Restriction.NO_IMPACT));
        ReferralCommand.Report again =
                reportWith(List.of(Restriction.NO_IMPACT, Restriction.NO_CONTACT, Restriction.NO_IMPACT));

        fixture.givenCommands(open(), accept(PHYSICIAN), first)
                .when(again)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private static ReferralCommand.Report reportWith(List<Restriction> restrictions) {
        return new ReferralCommand.Report(
                REFERRAL, PHYSICIAN, "M54.51", CauseCategory.BONY, List.of(), restrictions, null, null, later(9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"M54", "M54.50", "M54.59", "M84.38XA", "C7A", "G83.4", "S32.009A", "M51.360"})
    void takesACodeOfIcd10Cm(String code) {
        given(opened(), accepted()).when(report(code, null, later(9))).expectSuccessfulHandlerExecution();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m54.50", "M5", "M54.", "M54.50000", "54.50", "M54,50", "M54.50 ", "M545", "back pain"})
    void refusesWhatIsNoCodeOfIcd10Cm(String code) {
        refuses(
                given(opened(), accepted()).when(report(code, null, later(9))),
                "A diagnosis is an ICD-10-CM code, for example M54.50");
    }

    @ParameterizedTest
    @CsvSource({
        "M54.5,  2021-10-01T00:00:00Z, 'M54.50, M54.51, M54.59'",
        "M54.5,  2026-11-05T00:00:00Z, 'M54.50, M54.51, M54.59'",
        "M51.36, 2024-10-01T00:00:00Z, 'M51.360, M51.361, M51.362, M51.369'",
        "M51.37, 2026-11-05T00:00:00Z, 'M51.370, M51.371, M51.372, M51.379'"
    })
    void refusesACodeThatIsNoLongerPreciseEnough(String code, Instant reportedAt, String instead) {
        given(opened(), accepted())
                .when(report(code, null, reportedAt))
                .expectException(RuleViolation.class)
                .expectExceptionMessage(
                        Matchers.allOf(Matchers.startsWith("The code " + code), Matchers.endsWith(instead)));
    }

    @ParameterizedTest
    @CsvSource({"M54.5, 2021-09-30T23:59:59Z", "M51.36, 2024-09-30T23:59:59Z"})
    void takesAnOldCodeForAnOldDateOfService(String code, Instant reportedAt) {
        given(opened(), accepted()).when(report(code, null, reportedAt)).expectSuccessfulHandlerExecution();
    }

    @Test
    void countsTheDayOfTheAppointmentAsTheDateOfService() {
        given(opened(), accepted(), scheduled(Instant.parse("2021-09-30T10:00:00Z")))
                .when(report("M54.5", null, Instant.parse("2021-10-04T10:00:00Z")))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void doesNotCountAnAppointmentThatWasStillToCome() {
        given(opened(), accepted(), scheduled(Instant.parse("2021-10-04T10:00:00Z")))
                .when(report("M54.5", null, Instant.parse("2021-09-30T10:00:00Z")))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void reconcilesWithTheUrgencyThatThePhysicianLeft() {
        given(opened(Urgency.EMERGENCY), accepted(), reported(Urgency.ROUTINE, null), reviewed())
                .when(reconcile(ReconciliationChoice.CHANGE_PROGRAM, Participation.LIMITED, Restriction.NO_IMPACT))
                .expectEvents(reconciledLater(Urgency.ROUTINE));
    }

    @Test
    void reconcilesWithoutUrgencyWhenThePhysicianLiftedIt() {
        given(opened(Urgency.EMERGENCY), accepted(), reported(null, null), reviewed())
                .when(reconcile(ReconciliationChoice.CHANGE_PROGRAM, Participation.LIMITED, Restriction.NO_IMPACT))
                .expectEvents(reconciledLater(null));
    }

    @Test
    void keepsTheUrgencyOfAReferralThatWasDeclined() {
        given(opened(Urgency.EMERGENCY), declined(), reviewed())
                .when(reconcile(ReconciliationChoice.CHANGE_PROGRAM, Participation.LIMITED, Restriction.NO_IMPACT))
                .expectEvents(
                        reconciledLater(Urgency.EMERGENCY),
                        new ReferralEvent.Closed(REFERRAL, CASE, CLINIC, PhysicianAnswer.DECLINE, later(9)));
    }

    private static ReferralEvent.Reconciled reconciledLater(@Nullable Urgency remaining) {
        ReferralEvent.Reconciled sample = reconciled(remaining);
        return new ReferralEvent.Reconciled(
                REFERRAL,
                CASE,
                CLINIC,
                ATHLETE,
                TRAINER,
                sample.choice(),
                remaining,
                sample.participation(),
                sample.restrictions(),
                later(9));
    }

    @ParameterizedTest
    @EnumSource
    void doesNotResumeInFullWhileThePhysicianLeftAnUrgencyStanding(Urgency remaining) {
        refuses(
                given(opened(), accepted(), reported(remaining, null), reviewed())
                        .when(reconcile(ReconciliationChoice.RESUME_PROGRAM, Participation.FULL)),
                "Only a physician's report lifts an urgency");
    }

    @Test
    void doesNotResumeInFullAfterADecline() {
        refuses(
                given(opened(), declined(), reviewed())
                        .when(reconcile(ReconciliationChoice.RESUME_PROGRAM, Participation.FULL)),
                "Only a physician's report lifts an urgency");
    }

    @Test
    void resumesInFullWhenThePhysicianLiftedTheUrgency() {
        given(opened(Urgency.URGENT), accepted(), reported(null, null), reviewed())
                .when(reconcile(ReconciliationChoice.RESUME_PROGRAM, Participation.FULL))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void resumesWithRestrictionsWhileAnUrgencyStands() {
        given(opened(), accepted(), reported(Urgency.ROUTINE, null), reviewed())
                .when(reconcile(ReconciliationChoice.RESUME_PROGRAM, Participation.LIMITED, Restriction.NO_IMPACT))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void limitedParticipationNamesARestriction() {
        refuses(
                given(opened(), accepted(), reported(), reviewed())
                        .when(reconcile(ReconciliationChoice.STOP_PROGRAM, Participation.LIMITED)),
                "Limited participation names at least one restriction");
    }

    @ParameterizedTest
    @EnumSource(names = {"FULL", "OUT"})
    void onlyLimitedParticipationHasRestrictions(Participation participation) {
        refuses(
                given(opened(), accepted(), reported(), reviewed())
                        .when(reconcile(ReconciliationChoice.STOP_PROGRAM, participation, Restriction.NO_IMPACT)),
                "Restrictions belong to limited participation only");
    }

    private org.axonframework.test.aggregate.TestExecutor<Referral> given(ReferralEvent... history) {
        return fixture.given((Object[]) history);
    }

    private static void refuses(ResultValidator<Referral> result, String rule) {
        result.expectException(RuleViolation.class)
                .expectExceptionMessage(Matchers.startsWith(rule))
                .expectNoEvents();
    }
}
