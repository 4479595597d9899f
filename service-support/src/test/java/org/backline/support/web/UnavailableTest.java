package org.backline.support.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.backline.support.command.OutcomeUnknown;
import org.backline.support.command.Overloaded;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

class UnavailableTest {

    @ParameterizedTest
    @MethodSource
    void isToldFromADefect(Throwable failure) {
        assertThat(Unavailable.explains(failure)).isTrue();
    }

    static Stream<Throwable> isToldFromADefect() {
        SQLException first = new BatchUpdateException("batch", null, new int[0]);
        first.setNextException(new SQLException("no space left on device", "53100"));
        return Stream.of(
                new Overloaded(new IllegalStateException()),
                new OutcomeUnknown("ledger", new IllegalStateException()),
                new DataAccessResourceFailureException("away", new SQLException("away", "08006")),
                new EventStoreException("not stored", new SQLException("could not extend file", "53100")),
                new CommandExecutionException("failed", new EventStoreException("not stored", first)),
                new IllegalStateException(new SQLException("terminating connection", "57P01")),
                new IllegalStateException(new SQLException("could not write", "58030")),
                new IllegalStateException(new SQLException("idle", "25P03")),
                new IllegalStateException(new SQLException("Connection is closed")));
    }

    @ParameterizedTest
    @MethodSource
    void aDefectIsNotExcused(Throwable failure) {
        assertThat(Unavailable.explains(failure)).isFalse();
    }

    static Stream<Throwable> aDefectIsNotExcused() {
        return Stream.of(
                new IllegalStateException("ours"),
                new DuplicateKeyException("twice", new SQLException("twice", "23505")),
                new DataIntegrityViolationException("too long", new SQLException("too long", "22001")),
                new IllegalStateException(new SQLException("no such table", "42P01")),
                new IllegalStateException(new SQLException("in failed transaction", "25P02")),
                new IllegalStateException(new SQLException("something")));
    }
}
