package org.backline.referral.web.fhir;

import java.util.ArrayList;
import java.util.List;
import org.backline.referral.fhir.Definitions;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MetadataResource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What the face can do and what our own profiles, codes and topic mean: about nobody, for anybody. */
@RestController
class DefinitionController {

    private static final String PATH = "/fhir/{type:StructureDefinition|CodeSystem|Basic}";

    private final Face face;
    private final String issuer;

    DefinitionController(Face face, @Value("${backline.sign-in.issuer}") String issuer) {
        this.face = face;
        this.issuer = issuer;
    }

    @GetMapping("/fhir/metadata")
    Mono<Void> metadata(ServerWebExchange exchange) {
        return face.answer(exchange, asked -> Reply.of(Capabilities.of(asked.base(), issuer)));
    }

    @GetMapping(PATH + "/{definitionId}")
    Mono<Void> read(@PathVariable String type, @PathVariable String definitionId, ServerWebExchange exchange) {
        return face.answer(
                exchange,
                asked -> Reply.of(all(type).stream()
                        .filter(one -> one.getIdElement().getIdPart().equals(definitionId))
                        .findFirst()
                        .orElseThrow(
                                () -> FhirRefusal.notFound(type, definitionId.replaceAll("[^A-Za-z0-9\\-.]", "?")))));
    }

    @GetMapping(PATH)
    Mono<Void> search(@PathVariable String type, ServerWebExchange exchange) {
        return face.answer(exchange, asked -> {
            List<DomainResource> found = new ArrayList<>(all(type));
            asked.parameters().forEach((name, values) -> {
                switch (name) {
                    case "_format", "_pretty" -> {}
                    case "url" ->
                        found.removeIf(one ->
                                !(one instanceof MetadataResource definition) || !values.contains(definition.getUrl()));
                    case "code" -> values.forEach(value -> found.removeIf(one -> !value.endsWith("SubscriptionTopic")));
                    default ->
                        throw FhirRefusal.invalid(name.replaceAll("[^\\w.:-]", "?"), "is not a parameter of " + type);
                }
            });
            return Reply.of(
                    Bundles.searchset(asked.base(), asked.request().getURI().toString(), found));
        });
    }

    private List<? extends DomainResource> all(String type) {
        Definitions definitions = face.fhir().definitions();
        return type.equals("Basic")
                ? List.of(definitions.topic())
                : definitions.all().stream()
                        .filter(one -> one.fhirType().equals(type))
                        .toList();
    }
}
