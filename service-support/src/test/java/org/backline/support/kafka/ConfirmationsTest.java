package org.backline.support.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.backline.support.kafka.Confirmations.NotConfirmed;
import org.junit.jupiter.api.Test;

class ConfirmationsTest {

    private final List<String> arrived = new ArrayList<>();

    @Test
    void sendsNothingMoreOfACaseWhoseLastRecordWasNotConfirmed() {
        ResultMessage<?> result = batch(List.of("one: lost", "two: lost", "one: kept", "three: kept"));

        assertThat(result.exceptionResult()).isInstanceOf(NotConfirmed.class);
        assertThat(arrived).doesNotContain("one: kept");
    }

    @Test
    void doesNotLetOtherCasesWait() {
        ResultMessage<?> result = batch(List.of("one: lost", "three: kept", "four: kept"));

        assertThat(result.exceptionResult()).isInstanceOf(NotConfirmed.class);
        assertThat(arrived).containsExactly("three: kept", "four: kept");
    }

    @Test
    void sendsTheRecordsOfACaseOneAfterTheOther() {
        ResultMessage<?> result = batch(List.of("one: kept", "two: kept", "one: kept as well"));

        assertThat(result.isExceptional()).isFalse();
        assertThat(arrived).containsExactly("one: kept", "two: kept", "one: kept as well");
    }

    private ResultMessage<?> batch(List<String> records) {
        List<EventMessage<?>> events = new ArrayList<>();
        records.forEach(one -> events.add(GenericEventMessage.asEventMessage(one)));
        return new BatchingUnitOfWork<>(events).executeWithResult(() -> {
            String one = (String) CurrentUnitOfWork.get().getMessage().getPayload();
            Confirmations.await(one.substring(0, one.indexOf(':')), () -> send(one));
            return null;
        });
    }

    private CompletableFuture<?> send(String one) {
        if (one.endsWith("lost")) {
            return CompletableFuture.failedFuture(new TimeoutException());
        }
        arrived.add(one);
        return CompletableFuture.completedFuture(one);
    }
}
