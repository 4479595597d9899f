package org.backline.assessment.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.backline.assessment.domain.AssessmentCommand;
import org.backline.assessment.library.KnowledgeLibrary;
import org.backline.codes.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reviews every case whose care has lasted too long, also when nobody visits. Two copies of the service share the work: a
 * row is held while its case is reviewed, and a case that was reviewed refuses a second time.
 */
@Component
public class ReviewSweep {

    private static final Logger LOG = LoggerFactory.getLogger(ReviewSweep.class);
    private static final int AT_ONCE = 500;
    private static final String DUE = " running and not with_physician and not closed and since <= ?";

    private final JdbcClient jdbc;
    private final CommandGateway commands;
    private final TransactionTemplate transaction;
    private final KnowledgeLibrary library;
    private final Clock clock;

    ReviewSweep(
            JdbcClient jdbc,
            CommandGateway commands,
            TransactionTemplate transaction,
            KnowledgeLibrary library,
            Clock clock) {
        this.jdbc = jdbc;
        this.commands = commands;
        this.transaction = transaction;
        this.library = library;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${backline.reviews.every:PT60S}",
            initialDelayString = "${backline.reviews.every:PT60S}")
    void sweep() {
        sweep(clock.instant());
    }

    /**
     * Reviews what is due at a moment.
     *
     * @return how many cases were looked at
     */
    public int sweep(Instant now) {
        OffsetDateTime before =
                now.minus(library.inForce().knowledge().stopAfter()).atOffset(UTC);
        List<UUID> due = jdbc.sql("select case_id from care_clock where" + DUE + " order by since limit " + AT_ONCE)
                .param(before)
                .query((row, number) -> row.getObject("case_id", UUID.class))
                .list();
        int reviewed = 0;
        for (UUID caseId : due) {
            if (review(caseId, before, now)) {
                reviewed++;
            }
        }
        return reviewed;
    }

    /** One case, one transaction: a case that cannot be reviewed stays due and keeps no other from its turn. */
    private boolean review(UUID caseId, OffsetDateTime before, Instant now) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                Optional<OffsetDateTime> since = jdbc.sql(
                                "select since from care_clock where case_id = ? and" + DUE + " for update skip locked")
                        .params(caseId, before)
                        .query(OffsetDateTime.class)
                        .optional();
                since.ifPresent(start -> send(caseId, start.toInstant(), now));
                return since.isPresent();
            }));
        } catch (RuntimeException failed) {
            LOG.error(
                    "The review of case {} failed and is tried again: {}",
                    caseId,
                    failed.getClass().getName());
            return false;
        }
    }

    /** Both ids follow from the case and the beginning of its care, so that a repeat is the same review. */
    private void send(UUID caseId, Instant since, Instant now) {
        UUID reviewId = named("review of " + caseId + " since " + since);
        commands.sendAndWait(GenericCommandMessage.asCommandMessage(
                        new AssessmentCommand.ReviewProgress(caseId, reviewId, named("referral of " + reviewId), now))
                .andMetaData(Map.of(
                        "actor",
                        "assessment-service",
                        "role",
                        Role.SERVICE.name(),
                        "correlationId",
                        reviewId.toString())));
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
