package org.backline.referral.channel;

import jakarta.mail.MessagingException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Brings a delivery as an e-mail to one person. */
abstract sealed class LetterTransport implements Transport permits MailTransport, ReminderTransport {

    final LetterDesk desk;

    LetterTransport(LetterDesk desk) {
        this.desk = desk;
    }

    @Override
    public Mono<Outcome> send(Delivery delivery) {
        return Mono.fromCallable(() -> write(delivery)).subscribeOn(Schedulers.boundedElastic());
    }

    abstract Outcome write(Delivery delivery) throws MessagingException;

    /** Only this one is not reached; the dead delivery says so. */
    @Override
    public void gone(Delivery delivery, String problem) {}
}
