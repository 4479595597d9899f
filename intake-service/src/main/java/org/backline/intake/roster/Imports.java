package org.backline.intake.roster;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.backline.intake.register.Athlete;
import org.backline.intake.register.AthleteSearch;
import org.backline.intake.register.Athletes;
import org.backline.support.command.NotFound;
import org.backline.support.rule.RuleViolation;
import org.backline.support.time.Ids;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes rosters in. A file is first read and checked as a whole; registering its lines goes on in the background, a few
 * lines in each transaction, on whichever copy of the service is free, and after a crash where it had stopped.
 */
@Component
public class Imports {

    private static final int YOUNGEST = 10;
    private static final int OLDEST = 99;
    private static final int BATCH = 100;
    private static final Duration KEPT = Duration.ofDays(14);

    private final ImportStore store;
    private final Athletes athletes;
    private final AthleteSearch search;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Imports(ImportStore store, Athletes athletes, AthleteSearch search, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.athletes = athletes;
        this.search = search;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What was read of a file. */
    public record Preview(Import made, List<String> ignoredColumns) {}

    /**
     * Reads and checks a file; nobody is registered yet. The same file under the same id is the same import.
     *
     * @param clinicId of lines that name no clinic
     * @param clinics those that the caller may register athletes in
     * @throws RuleViolation when the id belongs to another file
     */
    public Preview upload(UUID importId, String clinicId, Set<String> clinics, String subject, byte[] file) {
        RosterFile roster = RosterFile.read(file);
        String fingerprint = fingerprint(clinicId, subject, file);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LineReader reader =
                new LineReader(clinicId, clinics, today.minusYears(YOUNGEST), today.minusYears(OLDEST + 1L), Ids::next);
        List<Athlete> registered = search.search(clinics, null, Integer.MAX_VALUE);
        List<RosterLine> lines = Duplicates.refused(
                roster.rows(), roster.rows().stream().map(reader::read).toList(), registered);
        transaction.executeWithoutResult(status -> {
            if (store.create(importId, clinicId, subject, clock.instant(), fingerprint)) {
                store.addLines(importId, lines);
            }
        });
        Import made = known(importId);
        if (!made.fingerprint().equals(fingerprint)) {
            throw new RuleViolation("This id already belongs to an import of another file; make a new id");
        }
        return new Preview(made, roster.ignored());
    }

    /** Registers every line without a fault; once begun, a second time changes nothing. */
    public Import start(UUID importId) {
        Import before = known(importId);
        if (before.state() == ImportState.PREVIEW && before.ready() == 0) {
            throw new RuleViolation("No line of this file can be taken; correct it and upload it again");
        }
        store.start(importId);
        return known(importId);
    }

    private Import known(UUID importId) {
        return store.find(importId).orElseThrow(() -> new NotFound("import", importId));
    }

    /** Goes on with imports that were begun. */
    @Scheduled(fixedDelay = 500)
    void run() {
        while (Boolean.TRUE.equals(transaction.execute(status -> step()))) {
            // One batch after the other, each in a transaction of its own.
        }
    }

    /** Forgets old reports. */
    @Scheduled(fixedDelay = 3_600_000)
    void forget() {
        store.forget(clock.instant().minus(KEPT));
    }

    private boolean step() {
        return store.takeRunning()
                .map(importId -> {
                    List<RosterLine> next = store.ready(importId, BATCH);
                    next.forEach(line -> register(importId, line));
                    if (next.size() < BATCH) {
                        Instant now = clock.instant();
                        store.finish(importId, now);
                    }
                    return true;
                })
                .orElse(false);
    }

    private void register(UUID importId, RosterLine line) {
        if (!line.isReady()) {
            store.refused(importId, line.line(), line.problems());
            return;
        }
        try {
            athletes.register(line.athlete());
            store.registered(importId, line.line());
        } catch (RuleViolation taken) {
            store.refused(importId, line.line(), List.of(new LineProblem("line", String.valueOf(taken.getMessage()))));
        }
    }

    private static String fingerprint(String clinicId, String subject, byte[] file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((clinicId + "\n" + subject + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(file));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }
}
