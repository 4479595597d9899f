package org.backline.referral.view.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.referral.domain.ReferralSamples.*;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.backline.referral.domain.ReferralStatus;
import org.backline.support.testing.Engines;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class InboxProjectionTest {

    private static final FindInbox EVERYTHING = new FindInbox(Set.of(CLINIC), null, null, null, 100);

    private static InboxProjection inbox;

    @BeforeAll
    static void createTheTable() {
        DataSource database = Engines.postgreSql().pool();
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/support", "classpath:db/migration")
                .load()
                .migrate();
        inbox = new InboxProjection(JdbcClient.create(database));
    }

    @BeforeEach
    void forget() {
        inbox.forget();
    }

    @Test
    void showsARequest() {
        inbox.on(opened(), 0);

        assertThat(inbox.find(EVERYTHING))
                .containsExactly(new InboxEntry(
                        REFERRAL,
                        CASE,
                        ATHLETE,
                        CLINIC,
                        TRAINER,
                        opened().origin(),
                        opened().category(),
                        opened().urgency(),
                        opened().question(),
                        ASKED,
                        ReferralStatus.REQUESTED,
                        List.of(),
                        null,
                        null,
                        ASKED));
    }

    @Test
    void followsTheLoopToItsEnd() {
        inbox.on(opened(), 0);
        inbox.on(acknowledged(), 1);
        assertThat(entry().status()).isEqualTo(ReferralStatus.ACKNOWLEDGED);
        inbox.on(accepted(), 2);
        assertThat(entry().status()).isEqualTo(ReferralStatus.ACCEPTED);
        inbox.on(scheduled(), 3);
        assertThat(entry().status()).isEqualTo(ReferralStatus.SCHEDULED);
        assertThat(entry().appointmentAt()).isEqualTo(VISIT);
        inbox.on(reported(), 4);
        assertThat(entry().status()).isEqualTo(ReferralStatus.REPORTED);
        inbox.on(reviewed(), 5);
        assertThat(entry().status()).isEqualTo(ReferralStatus.REVIEWED);
        inbox.on(reconciled(), 6);

        assertThat(entry().status()).isEqualTo(ReferralStatus.RECONCILED);
        assertThat(entry().physicianId()).isEqualTo(PHYSICIAN);
        assertThat(entry().changedAt()).isEqualTo(reconciled().at());
    }

    @Test
    void showsADecline() {
        inbox.on(opened(), 0);
        inbox.on(declined(), 1);

        assertThat(entry().status()).isEqualTo(ReferralStatus.DECLINED);
        assertThat(entry().physicianId()).isEqualTo(PHYSICIAN);
    }

    @Test
    void anEventThatArrivesAgainChangesNothing() {
        inbox.on(opened(), 0);
        inbox.on(acknowledged(), 1);
        inbox.on(accepted(), 2);
        inbox.on(scheduled(), 3);
        inbox.on(reported(), 4);
        InboxEntry before = entry();

        inbox.on(opened(), 0);
        inbox.on(acknowledged(), 1);
        inbox.on(scheduled(), 3);

        assertThat(inbox.find(EVERYTHING)).containsExactly(before);
    }

    @Test
    void findsByClinicStatusAndWhetherItIsOpen() {
        inbox.on(opened(), 0);
        inbox.on(declined(), 1);

        assertThat(find(CLINIC, ReferralStatus.DECLINED, true)).hasSize(1);
        assertThat(find("south", null, null)).isEmpty();
        assertThat(find(CLINIC, ReferralStatus.REQUESTED, null)).isEmpty();
        assertThat(find(CLINIC, null, false)).isEmpty();
        inbox.on(reconciled(), 2);
        assertThat(find(CLINIC, null, false)).hasSize(1);
        assertThat(find(CLINIC, null, true)).isEmpty();
    }

    @Test
    void aPageBeginsAfterTheLastOne() {
        inbox.on(opened(), 0);
        UUID before = UUID.fromString("0198b000-0000-7000-8000-000000000000");

        assertThat(inbox.find(new FindInbox(Set.of(CLINIC), null, null, before, 1)))
                .hasSize(1);
        assertThat(inbox.find(new FindInbox(Set.of(CLINIC), null, null, REFERRAL, 1)))
                .isEmpty();
    }

    private static List<InboxEntry> find(String clinicId, ReferralStatus status, Boolean open) {
        return inbox.find(new FindInbox(Set.of(clinicId), status, open, null, 100));
    }

    private static InboxEntry entry() {
        return inbox.find(EVERYTHING).getFirst();
    }
}
