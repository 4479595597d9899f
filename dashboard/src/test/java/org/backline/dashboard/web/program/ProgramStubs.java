package org.backline.dashboard.web.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.UUID;
import org.backline.dashboard.StubServices;
import org.backline.dashboard.StubServices.Reply;

/** Answers of program-service, as it gives them. */
public final class ProgramStubs {

    private ProgramStubs() {}

    /** An answer of that name. */
    public static String answer(String name) {
        try (InputStream file = Objects.requireNonNull(ProgramStubs.class.getResourceAsStream("/program/" + name))) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The library and the rules of the course. */
    public static void library(StubServices stubs) {
        stubs.on("GET /exercises", Reply.json(200, answer("library.json")));
        stubs.on("GET /exercises/course", Reply.json(200, answer("course.json")));
    }

    /** A program of a case, with two sessions and a link. */
    public static void program(StubServices stubs, UUID caseId, String program) {
        library(stubs);
        stubs.on("GET /programs/" + caseId, Reply.json(200, program));
        stubs.on("GET /programs/" + caseId + "/sessions", Reply.json(200, answer("sessions.json")));
        stubs.on("GET /programs/" + caseId + "/athlete-links", Reply.json(200, """
                [{"linkId":"01930000-0000-7000-8000-0000000001a1","expiresAt":"2099-12-06T15:00:00Z","revoked":false,"open":true},
                 {"linkId":"01930000-0000-7000-8000-0000000001a2","expiresAt":"2026-10-06T15:00:00Z","revoked":true,"open":false}]
                """));
    }
}
