package org.backline.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The document of the conversation fits the records, and a document that does not is noticed. */
class AsyncApiTest {

    @Test
    void fitsTheRecords() {
        assertThat(new AsyncApi(AsyncApi.read()).faults()).isEmpty();
    }

    @Test
    void theBrokerIsOnLoopbackUnlessToldOtherwise() {
        JsonNode variables = AsyncApi.read().at("/servers/kafka/variables");

        assertThat(variables.at("/host/default").asString()).isEqualTo("127.0.0.1");
        assertThat(variables.at("/port/default").asString()).isEqualTo("19092");
    }

    @Test
    void theKeyIsTheCase() {
        JsonNode key = AsyncApi.read().at("/components/messageTraits/caseEvent/bindings/kafka/key");

        assertThat(key.path("format").asString()).isEqualTo("uuid");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutations")
    void notices(Mutation mutation) {
        JsonNode document = AsyncApi.read();
        mutation.change().accept(document);

        assertThat(new AsyncApi(document).faults()).anyMatch(fault -> fault.contains(mutation.fault()));
    }

    static Stream<Mutation> mutations() {
        return Stream.of(
                new Mutation(
                        "other version",
                        "asyncapi is not 3.0.0",
                        document -> object(document, "").put("asyncapi", "3.1.0")),
                new Mutation(
                        "missing message",
                        "org.backline.ProgramHeld.v1 has not exactly one message",
                        document -> object(document, "/components/messages").remove("ProgramHeld")),
                new Mutation(
                        "doubled message",
                        "org.backline.ProgramHeld.v1 has not exactly one message",
                        document -> object(document, "/components/messages/ProgramResumed")
                                .put("name", "org.backline.ProgramHeld.v1")),
                new Mutation(
                        "message of no event",
                        "org.backline.CoffeeBrewed.v1 is no event",
                        document -> object(document, "/components/messages")
                                .putObject("CoffeeBrewed")
                                .put("name", "org.backline.CoffeeBrewed.v1")),
                new Mutation(
                        "other version of an event",
                        "org.backline.ProgramHeld.v2 is no event",
                        document -> object(document, "/components/messages/ProgramHeld")
                                .put("name", "org.backline.ProgramHeld.v2")),
                new Mutation(
                        "payload of another",
                        "ProgramHeld does not have the payload",
                        document -> object(document, "/components/messages/ProgramHeld/payload")
                                .put("$ref", "schema/ProgramResumed.v1.json")),
                new Mutation(
                        "schema that is not there",
                        "schema/ProgramHeld.v9.json leads nowhere",
                        document -> object(document, "/components/messages/ProgramHeld/payload")
                                .put("$ref", "schema/ProgramHeld.v9.json")),
                new Mutation(
                        "channel that is not there",
                        "#/channels/elsewhere leads nowhere",
                        document -> object(document, "/operations/intakeSends/channel")
                                .put("$ref", "#/channels/elsewhere")),
                new Mutation(
                        "other summary",
                        "ProgramHeld is summed up otherwise",
                        document -> object(document, "/components/messages/ProgramHeld")
                                .put("summary", "It waits.")),
                new Mutation(
                        "no headers",
                        "ProgramHeld does not carry the headers",
                        document -> object(document, "/components/messages/ProgramHeld")
                                .remove("traits")),
                new Mutation(
                        "other topic",
                        "not on case-events",
                        document -> object(document, "/channels/caseEvents").put("address", "events")),
                new Mutation(
                        "other dead letter topic",
                        "not on case-events.dlt",
                        document -> object(document, "/channels/caseEventsDeadLetters")
                                .put("address", "dead")),
                new Mutation(
                        "event off the channel",
                        "case-events carries",
                        document -> object(document, "/channels/caseEvents/messages")
                                .remove("ProgramHeld")),
                new Mutation(
                        "missing header",
                        "the headers are",
                        document -> object(document, "/components/schemas/CaseEventHeaders/properties")
                                .remove("ce_actor")),
                new Mutation(
                        "added header",
                        "the headers are",
                        document -> object(document, "/components/schemas/CaseEventHeaders/properties")
                                .putObject("ce_athletename")),
                new Mutation(
                        "headers of another",
                        "an event carries other headers",
                        document -> ((ArrayNode) document.at("/components/messageTraits/caseEvent/headers/allOf"))
                                .remove(1)),
                new Mutation(
                        "event nobody sends",
                        "nobody sends IntakeRecorded",
                        document -> ((ArrayNode) document.at("/operations/intakeSends/messages")).remove(0)),
                new Mutation(
                        "event not received",
                        "program-service receives otherwise",
                        document -> ((ArrayNode) document.at("/operations/programReceives/messages")).remove(0)),
                new Mutation(
                        "missing receiver",
                        "the receivers are",
                        document -> object(document, "/operations").remove("dashboardReceives")));
    }

    private static ObjectNode object(JsonNode document, String at) {
        return (ObjectNode) document.at(at);
    }

    /** One way of getting the document wrong, and how the fault is worded. */
    record Mutation(String what, String fault, Consumer<JsonNode> change) {

        @Override
        public String toString() {
            return what;
        }
    }
}
