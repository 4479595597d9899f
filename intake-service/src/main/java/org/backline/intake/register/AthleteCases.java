package org.backline.intake.register;

import java.util.List;
import java.util.UUID;
import org.backline.intake.domain.CaseEvent;
import org.backline.intake.domain.CaseStanding;
import org.backline.intake.domain.OpenCase;
import org.backline.support.rule.RuleViolation;
import org.backline.support.store.Histories;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which cases an athlete has, in table {@code athlete_case}. Written with the command that opens a case and not by a view
 * afterwards: nobody may be erased while a case is being opened.
 */
@Component
public class AthleteCases {

    private static final String ERASED = "The athlete was erased; no case can be opened";

    private final JdbcClient jdbc;
    private final Athletes athletes;
    private final Histories histories;

    AthleteCases(JdbcClient jdbc, Athletes athletes, Histories histories) {
        this.jdbc = jdbc;
        this.athletes = athletes;
        this.histories = histories;
    }

    /** Notes that the athlete has this case, who is not erased until the transaction ends. */
    public void open(UUID athleteId, UUID caseId) {
        athletes.hold(athleteId);
        jdbc.sql("insert into athlete_case (case_id, athlete_id) values (?, ?) on conflict do nothing")
                .params(caseId, athleteId)
                .update();
    }

    /**
     * Keeps the athlete of a case from being erased until the transaction ends.
     *
     * @throws RuleViolation when that has happened already
     */
    public void reopen(UUID caseId) {
        boolean erased = jdbc.sql(
                        "select identity is null from athlete join athlete_case using (athlete_id) where case_id = ?"
                                + " for share of athlete")
                .param(caseId)
                .query(Boolean.class)
                .list()
                .contains(true);
        if (erased) {
            throw new RuleViolation(ERASED);
        }
    }

    /** Every case of an athlete as its own events left it. */
    public List<CaseStanding> of(UUID athleteId) {
        return jdbc
                .sql("select case_id from athlete_case where athlete_id = ? order by case_id")
                .param(athleteId)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list()
                .stream()
                .flatMap(caseId ->
                        histories
                                .read(caseId, CaseEvent.class, new CaseStanding(caseId, "", null), CaseStanding::on)
                                .stream())
                .map(found -> found.state())
                .toList();
    }

    /** The open ones among them. */
    public List<OpenCase> openOf(UUID athleteId) {
        return of(athleteId).stream()
                .filter(CaseStanding::isOpen)
                .map(standing -> new OpenCase(standing.caseId(), standing.clinicId()))
                .toList();
    }

    /**
     * Refuses a decision that was made on something else.
     *
     * @throws RuleViolation when the athlete's cases are not these any more
     */
    public void requireStill(UUID athleteId, List<CaseStanding> cases) {
        if (!of(athleteId).equals(cases)) {
            throw new RuleViolation("A case of this athlete has changed in this moment; look again and decide anew");
        }
    }
}
