package org.backline.referral.channel;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the channels together. */
public final class Channels {

    private Channels() {}

    /**
     * What sends by all channels there are.
     *
     * @param mail absent where no e-mail is sent
     * @param reminders absent where no e-mail is sent
     */
    public static Sender sender(
            Deliveries deliveries,
            WebhookTransport webhooks,
            @Nullable MailTransport mail,
            @Nullable ReminderTransport reminders,
            Retries retries,
            Arrivals arrivals,
            Clock clock) {
        List<Transport> transports = new ArrayList<>(List.of(webhooks));
        if (mail != null) {
            transports.add(mail);
        }
        if (reminders != null) {
            transports.add(reminders);
        }
        return new Sender(deliveries, transports, retries, arrivals::tell, clock);
    }
}
