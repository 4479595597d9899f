package org.backline.dashboard.web.casepage;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.backline.codes.CauseCategory;
import org.backline.codes.FindingResult;
import org.backline.codes.FlagAnswer;
import org.backline.codes.RedFlag;
import org.backline.codes.Suspicion;
import org.backline.codes.Urgency;
import org.backline.dashboard.service.Athlete;
import org.backline.dashboard.service.Athletes;
import org.backline.dashboard.service.Instructions;
import org.backline.dashboard.view.Queries;
import org.backline.dashboard.view.TimelineEntry;
import org.backline.dashboard.view.board.BoardCase;
import org.backline.dashboard.view.board.FindBoardCase;
import org.backline.dashboard.view.casefile.Casefile;
import org.backline.dashboard.view.casefile.Casefile.RecordedFinding;
import org.backline.dashboard.view.casefile.FindCasefile;
import org.backline.dashboard.view.inbox.FindReferralsOfCase;
import org.backline.dashboard.view.inbox.InboxEntry;
import org.backline.dashboard.view.timeline.FindTimeline;
import org.backline.dashboard.view.timeline.Knowledge;
import org.backline.dashboard.web.casepage.CasePage.ReferralChoice;
import org.backline.dashboard.web.casepage.TestCatalogue.Entry;
import org.backline.dashboard.web.frame.Deadlines;
import org.backline.dashboard.web.frame.Moments;
import org.backline.dashboard.web.frame.Person;
import org.backline.dashboard.web.frame.Refusals;
import org.backline.dashboard.web.frame.Trend;
import org.backline.dashboard.web.frame.Words;
import org.backline.dashboard.web.intake.RedFlagQuestions;
import org.backline.support.access.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts together what the page of a case shows, from the views. */
@Component
class CasePages {

    private static final List<String> TABS = List.of("assessment", "program", "referral");

    private final Queries queries;
    private final Athletes athletes;
    private final Instructions instructions;
    private final TestCatalogue tests;
    private final RedFlagQuestions redFlags;
    private final Refusals refusals;
    private final Words words;
    private final Moments moments;
    private final Steps steps;
    private final Past past;
    private final Deadlines deadlines;
    private final TestGuide guide;
    private final Presence presence;

    CasePages(
            Queries queries,
            Athletes athletes,
            Instructions instructions,
            TestCatalogue tests,
            RedFlagQuestions redFlags,
            Refusals refusals,
            Words words,
            Moments moments,
            Steps steps,
            Past past,
            Deadlines deadlines,
            TestGuide guide,
            Presence presence) {
        this.queries = queries;
        this.athletes = athletes;
        this.instructions = instructions;
        this.tests = tests;
        this.redFlags = redFlags;
        this.refusals = refusals;
        this.words = words;
        this.moments = moments;
        this.steps = steps;
        this.past = past;
        this.deadlines = deadlines;
        this.guide = guide;
        this.presence = presence;
    }

    /** The page of a case; empty when the case is not known here. */
    Mono<CasePage> page(Access access, UUID caseId, @Nullable String tab, Knowledge knowledge, Person person) {
        Casefile unknown =
                new Casefile(caseId, null, Map.of(), Map.of(), List.of(), null, null, List.of(), List.of(), List.of());
        return queries.one(access, new FindBoardCase(caseId), BoardCase.class)
                .flatMap(row -> Mono.zip(
                                queries.one(access, new FindCasefile(caseId), Casefile.class)
                                        .defaultIfEmpty(unknown),
                                queries.about(access, new FindTimeline(caseId), TimelineEntry.class),
                                referrals(access, caseId, person),
                                athletes.named(row.athleteId(), person.caller()),
                                guide.guides(row.sex(), person.caller()),
                                presence.others(caseId, person.subject()))
                        .map(parts -> page(
                                row,
                                isTheirsToChange(row, person),
                                tab,
                                parts.getT1(),
                                past.tell(row, parts.getT2(), knowledge),
                                parts.getT3(),
                                parts.getT4(),
                                parts.getT5(),
                                parts.getT6())));
    }

    private Mono<List<CasePage.ReferralPart>> referrals(Access access, UUID caseId, Person person) {
        return queries.about(access, new FindReferralsOfCase(caseId), InboxEntry.class)
                .flatMapIterable(referrals -> referrals)
                .concatMap(referral -> instruction(referral, person)
                        .map(text -> new CasePage.ReferralPart(referral, steps.of(referral), text))
                        .defaultIfEmpty(new CasePage.ReferralPart(referral, steps.of(referral), null)))
                .collectList();
    }

    private Mono<String> instruction(InboxEntry referral, Person person) {
        return referral.report() == null || referral.report().noteId() == null
                ? Mono.empty()
                : instructions.of(referral.referralId(), person.caller());
    }

    /** A physician reads, and so does whoever opened the record in an emergency. */
    private static boolean isTheirsToChange(BoardCase row, Person person) {
        return person.isTrainer() && person.clinics().contains(row.clinicId());
    }

    private CasePage page(
            BoardCase row,
            boolean writable,
            @Nullable String tab,
            Casefile file,
            Past.Told told,
            List<CasePage.ReferralPart> referrals,
            Athlete athlete,
            Map<String, TestGuide.Guide> guides,
            List<String> others) {
        List<String> missing =
                file.proposal() == null ? List.of() : file.proposal().missing();
        return new CasePage(
                row,
                deadlines.due(row).orElse(null),
                deadlines.isOverdue(row),
                writable,
                athlete,
                tab != null && TABS.contains(tab) ? tab : usualTab(row),
                file,
                file.proposal() == null
                        ? Reasons.NONE
                        : Reasons.of(file.proposal().trace()),
                missing.stream()
                        .map(item -> new CasePage.Item(item, refusals.missing(item)))
                        .toList(),
                tests.form(file.proposal() != null, missing, file.findings(), this::wording),
                guides,
                others,
                correctable(file),
                redFlags.questions(Stream.concat(missing.stream(), notAssessed(file))),
                file.flags().entrySet().stream()
                        .filter(answer -> answer.getValue() == FlagAnswer.YES)
                        .map(Map.Entry::getKey)
                        .map(flag -> new CasePage.Flag(flag.name(), words.of("flag", flag)))
                        .toList(),
                referrals,
                told,
                Trend.of(row.pain()),
                suggested(file));
    }

    private List<CasePage.Correctable> correctable(Casefile file) {
        return file.findings().stream()
                .sorted(Comparator.comparing(RecordedFinding::occurredAt).reversed())
                .map(recorded -> new CasePage.Correctable(
                        recorded.entryId() + " " + recorded.finding().test() + " "
                                + recorded.finding().side(),
                        words.sided(
                                        "test",
                                        recorded.finding().test() + " "
                                                + recorded.finding().side()) + ": " + wording(recorded)))
                .toList();
    }

    private static Stream<String> notAssessed(Casefile file) {
        return file.flags().entrySet().stream()
                .filter(answer -> answer.getValue() == FlagAnswer.NOT_ASSESSED)
                .map(Map.Entry::getKey)
                .map(RedFlag::name);
    }

    private static String usualTab(BoardCase row) {
        return switch (row.stage()) {
            case NEW, ASSESSING -> "assessment";
            case IN_PROGRAM, READY_TO_CLOSE -> "program";
            case WITH_PHYSICIAN -> "referral";
            case CLOSED -> row.program() == null && row.referral() != null ? "referral" : "program";
        };
    }

    private static @Nullable ReferralChoice suggested(Casefile file) {
        if (file.proposal() == null || file.proposal().suspicions().isEmpty()) {
            return null;
        }
        Suspicion first = file.proposal().suspicions().getFirst();
        boolean emergency = first.urgency() == Urgency.EMERGENCY;
        boolean bone = first.category() == CauseCategory.BONY;
        return new ReferralChoice(
                first.category().name(),
                first.urgency().name(),
                emergency ? "EMERGENCY_EVALUATION" : bone ? "IMAGING_NEEDED" : "DIAGNOSIS");
    }

    /** A finding in a few characters: sign, number and how long ago. */
    private String wording(Entry entry, RecordedFinding recorded) {
        return wording(recorded);
    }

    private String wording(RecordedFinding recorded) {
        FindingResult result = recorded.finding().result();
        Double value = recorded.finding().value();
        String number = value == null
                ? ""
                : (value % 1 == 0 ? String.valueOf(value.longValue()) : String.valueOf(value))
                        + (recorded.finding().unit() == null
                                ? ""
                                : " "
                                        + words.of(
                                                "unit",
                                                recorded.finding().unit().code()));
        String sign = result == null ? "" : words.of("result.sign", result);
        return Stream.of(sign, number, moments.ago(recorded.occurredAt()))
                .filter(part -> !part.isEmpty())
                .reduce((left, right) -> left + " · " + right)
                .orElse("");
    }
}
