package org.backline.referral;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;

/** A physician's system that listens on a port of its own. */
final class ListeningSubscriber implements AutoCloseable {

    private final List<Parameters> heard = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    ListeningSubscriber() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            String notice = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            bodies.add(notice);
            heard.add((Parameters) FhirService.R4
                    .newJsonParser()
                    .parseResource(Bundle.class, notice)
                    .getEntryFirstRep()
                    .getResource());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    Subscription subscription() {
        Subscription subscription = new Subscription();
        subscription.setStatus(SubscriptionStatus.REQUESTED);
        subscription.setReason("Referrals of our clinic");
        subscription.setCriteria("urn:backline:fhir:topic:referral-changed");
        subscription
                .getChannel()
                .setType(SubscriptionChannelType.RESTHOOK)
                .setEndpoint("http://127.0.0.1:" + server.getAddress().getPort() + "/hook")
                .setPayload("application/fhir+json")
                .getPayloadElement()
                .addExtension(
                        "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-payload-content",
                        new CodeType("id-only"));
        return subscription;
    }

    /** Every notice as it came. */
    List<String> bodies() {
        return List.copyOf(bodies);
    }

    List<String> kinds() {
        return heard.stream()
                .map(notice -> notice.getParameter("type").getValue().primitiveValue())
                .toList();
    }

    /** What the last notice is about. */
    String focus() {
        return heard.getLast().getParameter().stream()
                .filter(parameter -> parameter.getName().equals("notification-event"))
                .flatMap(event -> event.getPart().stream())
                .filter(part -> part.getName().equals("focus"))
                .map(ParametersParameterComponent::getValue)
                .map(value -> ((Reference) value).getReference())
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
