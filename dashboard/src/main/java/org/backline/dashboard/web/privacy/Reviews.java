package org.backline.dashboard.web.privacy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.dashboard.people.People;
import org.backline.dashboard.service.Answers;
import org.backline.dashboard.service.Athlete;
import org.backline.dashboard.service.Service;
import org.backline.dashboard.web.frame.Person;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Emergency accesses that nobody has judged yet. */
@Component
class Reviews {

    private static final int SHOWN = 20;

    private final Answers answers;
    private final People people;

    Reviews(Answers answers, People people) {
        this.answers = answers;
        this.people = people;
    }

    /**
     * An emergency access.
     *
     * @param note what was written when the glass was broken; empty when nothing was
     */
    record Review(
            UUID accessId,
            UUID athleteId,
            String number,
            String who,
            String clinic,
            String reason,
            String note,
            Instant grantedAt,
            Instant until) {}

    /** Those that wait. */
    record Open(List<Review> reviews, int more, boolean silent) {}

    Mono<Open> open(Person person) {
        return answers.of(Service.INTAKE, "/emergency-accesses?open=true&limit=200", person.caller())
                .flatMap(found -> Flux.fromIterable(
                                found.rows().stream().limit(SHOWN).toList())
                        .concatMap(row -> review(row, person))
                        .collectList()
                        .map(reviews ->
                                new Open(reviews, Math.max(0, found.rows().size() - SHOWN), found.silent())));
    }

    private Mono<Review> review(JsonNode row, Person person) {
        String id = row.path("accessId").asString();
        return answers.of(Service.INTAKE, "/emergency-accesses/" + id, person.caller())
                .map(detail -> review(
                        row, detail.rows().isEmpty() ? row : detail.rows().getFirst()));
    }

    private Review review(JsonNode row, JsonNode detail) {
        UUID athleteId = UUID.fromString(row.path("athleteId").asString());
        return new Review(
                UUID.fromString(row.path("accessId").asString()),
                athleteId,
                Athlete.numberOf(athleteId),
                people.somebody(row.path("subject").asString(), null),
                detail.path("clinicId").asString(""),
                row.path("reason").asString(""),
                detail.path("note").asString(""),
                Instant.parse(row.path("grantedAt").asString()),
                Instant.parse(row.path("until").asString()));
    }
}
