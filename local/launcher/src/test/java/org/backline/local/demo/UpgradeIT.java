package org.backline.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.backline.local.demo.EndToEnd.Running;
import org.backline.local.demo.FaultLoad.Told;
import org.backline.local.launcher.Child;
import org.backline.local.launcher.Service;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Two releases side by side: people work while each service is replaced by a newer release, readers before publishers, as
 * {@code docs/scale.md} says. Needs the earlier release, built: {@code -Dbackline.upgrade.from=} its checkout.
 */
@Tag("faults")
@EnabledIfSystemProperty(
        named = UpgradeIT.FROM,
        matches = ".+",
        disabledReason = "needs the checkout of an earlier release that was built")
class UpgradeIT {

    static final String FROM = "backline.upgrade.from";

    private static final List<Service> READERS_FIRST =
            List.of(Service.DASHBOARD, Service.REFERRAL, Service.PROGRAM, Service.ASSESSMENT, Service.INTAKE);

    private static final Duration TO_END = Duration.ofMinutes(2);

    @Test
    void peopleWorkOnWhileEachServiceIsReplacedByANewerRelease() throws Exception {
        Path earlier = Path.of(System.getProperty(FROM)).toAbsolutePath().normalize();
        try (Running backline = Running.start(earlier, "upgrade")) {
            backline.loadDemo();
            Told told;
            try (FaultLoad load = new FaultLoad(backline, 0)) {
                for (Service service : READERS_FIRST) {
                    replace(backline, service, earlier);
                }
                told = load.finish();
                assertThat(load.defects())
                        .as("answers other than 503 while something was away")
                        .isEmpty();
                assertThat(load.leaks()).as("cases shown to a stranger").isZero();
            }
            var invariants = new FaultInvariants(backline);
            invariants.holdFor(told);
            invariants.holdInTheEnd();
        }
    }

    /** A copy of the new release joins and changes the database; one of the old dies and comes back; then it has to go. */
    private static void replace(Running backline, Service service, Path earlier)
            throws InterruptedException, IOException {
        backline.backline().use(service, Running.CHECKOUT);
        Child copy = new FaultMaker(backline).startCopy(service);
        backline.backline().use(service, earlier);
        backline.backline().process(service).kill();
        backline.backline().restart(EnumSet.of(service));
        backline.backline().use(service, Running.CHECKOUT);
        assertThat(backline.backline().process(service).stop(TO_END))
                .as("%s of the earlier release ends by itself", service.module())
                .isTrue();
        backline.backline().restart(EnumSet.of(service));
        assertThat(copy.stop(TO_END))
                .as("the copy of " + service.module() + " ends by itself")
                .isTrue();
    }
}
