package org.backline.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code asyncapi.yaml}, and what in it does not fit the records. */
final class AsyncApi {

    /** The headers of architecture's list, in its order. */
    static final List<String> HEADERS = List.of(
            "ce_id",
            "ce_source",
            "ce_type",
            "ce_subject",
            "ce_time",
            "ce_recordedtime",
            "ce_partitionkey",
            "ce_correlationid",
            "ce_causationid",
            "traceparent",
            "ce_clinicid",
            "ce_actor",
            "ce_dataclassification");

    private static final String EVENT_PREFIX = "org.backline.";

    private final JsonNode document;

    AsyncApi(JsonNode document) {
        this.document = document;
    }

    static JsonNode read() {
        return YAMLMapper.builder().build().readTree(Wire.resource("asyncapi.yaml"));
    }

    /** Everything that does not fit, in words. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (!document.path("asyncapi").asString("").equals("3.0.0")) {
            faults.add("asyncapi is not 3.0.0");
        }
        faults.addAll(referenceFaults());
        faults.addAll(messageFaults());
        faults.addAll(channelFaults());
        faults.addAll(headerFaults());
        faults.addAll(operationFaults());
        return faults;
    }

    /** The services that send an event, in the document's order. */
    List<String> sendersOf(Class<? extends PublishedEvent> type) {
        return sends().entrySet().stream()
                .filter(service -> service.getValue().contains(type.getSimpleName()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<String> referenceFaults() {
        return document.findValuesAsString("$ref").stream()
                .filter(reference -> reference.startsWith("#")
                        ? document.at(reference.substring(1)).isMissingNode()
                        : !Wire.exists(reference))
                .map(reference -> reference + " leads nowhere")
                .toList();
    }

    private List<String> messageFaults() {
        List<String> faults = new ArrayList<>();
        List<String> names = eventMessages()
                .map(message -> message.getValue().path("name").asString(""))
                .toList();
        Set<String> types = new TreeSet<>(EventTypes.all().keySet());
        types.stream()
                .filter(type -> names.stream().filter(type::equals).count() != 1)
                .forEach(type -> faults.add(type + " has not exactly one message"));
        names.stream().filter(name -> !types.contains(name)).forEach(name -> faults.add(name + " is no event"));
        Wire.eventTypes().forEach(type -> {
            JsonNode message = document.at("/components/messages/" + type.getSimpleName());
            String file = "schema/" + Wire.fileNameOf(type) + ".json";
            if (!message.at("/payload/$ref").asString("").equals(file)) {
                faults.add(type.getSimpleName() + " does not have the payload " + file);
            }
            String description =
                    Wire.schema(Wire.fileNameOf(type)).path("description").asString("");
            if (!message.path("summary").asString("").strip().equals(description)) {
                faults.add(type.getSimpleName() + " is summed up otherwise than in its schema");
            }
            if (!references(message.path("traits")).equals(List.of("#/components/messageTraits/caseEvent"))) {
                faults.add(type.getSimpleName() + " does not carry the headers of an event");
            }
        });
        return faults;
    }

    private List<String> channelFaults() {
        List<String> faults = new ArrayList<>();
        if (!document.at("/channels/caseEvents/address").asString("").equals("case-events")) {
            faults.add("the events are not on case-events");
        }
        if (!document.at("/channels/caseEventsDeadLetters/address").asString("").equals("case-events.dlt")) {
            faults.add("the dead letters are not on case-events.dlt");
        }
        Set<String> carried =
                new TreeSet<>(document.at("/channels/caseEvents/messages").propertyNames());
        if (!carried.equals(eventNames())) {
            faults.add("case-events carries " + carried);
        }
        return faults;
    }

    private List<String> headerFaults() {
        List<String> faults = new ArrayList<>();
        JsonNode headers = document.at("/components/schemas/CaseEventHeaders");
        if (!List.copyOf(headers.path("properties").propertyNames()).equals(HEADERS)) {
            faults.add("the headers are " + headers.path("properties").propertyNames());
        }
        if (!List.of("#/components/schemas/CloudEventsBinaryMode", "#/components/schemas/CaseEventHeaders")
                .equals(references(document.at("/components/messageTraits/caseEvent/headers/allOf")))) {
            faults.add("an event carries other headers");
        }
        return faults;
    }

    /** Each event is sent by someone, and each service may receive exactly what the others send. */
    private List<String> operationFaults() {
        List<String> faults = new ArrayList<>();
        Map<String, Set<String>> sends = sends();
        eventNames().stream()
                .filter(event -> sends.values().stream().noneMatch(sent -> sent.contains(event)))
                .forEach(event -> faults.add("nobody sends " + event));
        byService("receive").forEach((service, received) -> {
            Set<String> others = sends.entrySet().stream()
                    .filter(sender -> !sender.getKey().equals(service))
                    .flatMap(sender -> sender.getValue().stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!received.equals(others)) {
                faults.add(service + " receives otherwise than the others send");
            }
        });
        if (!byService("receive")
                .keySet()
                .equals(Set.of(
                        "intake-service", "assessment-service", "program-service", "referral-service", "dashboard"))) {
            faults.add("the receivers are " + byService("receive").keySet());
        }
        return faults;
    }

    private Map<String, Set<String>> sends() {
        return byService("send");
    }

    /** Events by the service that does something with them on the channel of events. */
    private Map<String, Set<String>> byService(String action) {
        Map<String, Set<String>> events = new TreeMap<>();
        document.path("operations")
                .valueStream()
                .filter(operation -> operation.path("action").asString("").equals(action))
                .filter(operation -> operation.at("/channel/$ref").asString("").equals("#/channels/caseEvents"))
                .forEach(operation -> references(operation.path("messages"))
                        .forEach(reference -> events.computeIfAbsent(
                                        operation.at("/tags/0/name").asString(""), service -> new TreeSet<>())
                                .add(reference.substring(reference.lastIndexOf('/') + 1))));
        return events;
    }

    private Stream<Map.Entry<String, JsonNode>> eventMessages() {
        return document.at("/components/messages")
                .propertyStream()
                .filter(message -> message.getValue().path("name").asString("").startsWith(EVENT_PREFIX));
    }

    private static Set<String> eventNames() {
        return Wire.eventTypes().map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> references(JsonNode list) {
        return list.valueStream().map(entry -> entry.path("$ref").asString("")).toList();
    }
}
