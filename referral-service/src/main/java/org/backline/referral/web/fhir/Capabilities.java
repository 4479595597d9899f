package org.backline.referral.web.fhir;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.TreeSet;
import org.backline.referral.fhir.CaseResources;
import org.backline.referral.fhir.Codes;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ReferenceHandlingPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;

/** What the face answers to, resource by resource. */
final class Capabilities {

    private static final String BACKPORT = "http://hl7.org/fhir/uv/subscriptions-backport/";
    private static final Date PUBLISHED = Date.from(Instant.parse("2026-11-26T00:00:00Z"));

    private Capabilities() {}

    static CapabilityStatement of(String base, String issuer) {
        CapabilityStatement statement = new CapabilityStatement();
        statement.setStatus(PublicationStatus.ACTIVE);
        statement.setDate(PUBLISHED);
        statement.setKind(CapabilityStatementKind.INSTANCE);
        statement.setFhirVersion(FHIRVersion._4_0_1);
        statement.addFormat("application/fhir+json");
        statement.addFormat("application/fhir+xml");
        statement.getSoftware().setName("Backline");
        statement.getImplementation().setDescription("Referrals of Backline").setUrl(base);
        CapabilityStatementRestComponent rest = statement.addRest();
        rest.setMode(RestfulCapabilityMode.SERVER);
        rest.getSecurity()
                .addService(new CodeableConcept(new Coding(
                        "http://terminology.hl7.org/CodeSystem/restful-security-service", "SMART-on-FHIR", null)))
                .setDescription("Bearer tokens of " + issuer
                        + " by client credentials, with scopes such as system/Task.ru; a program needs scopes");
        CaseResources.types().forEach(type -> caseResource(rest, type));
        directory(rest);
        other(rest, "AuditEvent", TypeRestfulInteraction.READ, TypeRestfulInteraction.SEARCHTYPE)
                .addSearchParam()
                .setName("patient")
                .setType(SearchParamType.REFERENCE);
        subscriptions(rest);
        for (String type : List.of("StructureDefinition", "CodeSystem")) {
            other(rest, type, TypeRestfulInteraction.READ, TypeRestfulInteraction.SEARCHTYPE)
                    .addSearchParam()
                    .setName("url")
                    .setType(SearchParamType.URI);
        }
        other(rest, "Basic", TypeRestfulInteraction.READ, TypeRestfulInteraction.SEARCHTYPE)
                .addSearchParam()
                .setName("code")
                .setType(SearchParamType.TOKEN);
        return statement;
    }

    private static void caseResource(CapabilityStatementRestComponent rest, String type) {
        CapabilityStatementRestResourceComponent resource = other(
                rest,
                type,
                TypeRestfulInteraction.READ,
                TypeRestfulInteraction.VREAD,
                TypeRestfulInteraction.HISTORYINSTANCE,
                TypeRestfulInteraction.SEARCHTYPE);
        resource.setVersioning(ResourceVersionPolicy.VERSIONED);
        resource.setReadHistory(true);
        resource.addReferencePolicy(ReferenceHandlingPolicy.LITERAL);
        switch (type) {
            case "Task" -> {
                resource.addInteraction().setCode(TypeRestfulInteraction.UPDATE);
                resource.setVersioning(ResourceVersionPolicy.VERSIONEDUPDATE);
                resource.setUpdateCreate(false);
                resource.addSupportedProfile(Codes.PROFILE + "referral-task");
            }
            case "DiagnosticReport" -> {
                resource.addInteraction().setCode(TypeRestfulInteraction.CREATE);
                resource.addSupportedProfile(Codes.PROFILE + "physician-report");
            }
            case "ServiceRequest" -> {
                resource.addSupportedProfile(Codes.PROFILE + "referral");
                everything(resource);
            }
            case "Observation" -> resource.addSupportedProfile(Codes.PROFILE + "pain");
            case "Patient" -> everything(resource);
            default -> {}
        }
        parameter(resource, "_id", SearchParamType.TOKEN);
        parameter(resource, "_lastUpdated", SearchParamType.DATE);
        for (String name : new TreeSet<>(Search.parametersOf(type))) {
            boolean reference = name.equals("patient") || name.equals("subject");
            parameter(resource, name, reference ? SearchParamType.REFERENCE : SearchParamType.TOKEN);
        }
        Includes.of(type).forEach(resource::addSearchInclude);
    }

    private static void everything(CapabilityStatementRestResourceComponent resource) {
        resource.addOperation()
                .setName("everything")
                .setDefinition("http://hl7.org/fhir/OperationDefinition/Patient-everything");
    }

    private static void directory(CapabilityStatementRestComponent rest) {
        CapabilityStatementRestResourceComponent roles =
                other(rest, "PractitionerRole", TypeRestfulInteraction.READ, TypeRestfulInteraction.SEARCHTYPE);
        parameter(roles, "_id", SearchParamType.TOKEN);
        parameter(roles, "identifier", SearchParamType.TOKEN);
        parameter(roles, "organization", SearchParamType.REFERENCE);
        parameter(roles, "role", SearchParamType.TOKEN);
        parameter(roles, "specialty", SearchParamType.TOKEN);
        parameter(roles, "active", SearchParamType.TOKEN);
        parameter(
                other(rest, "Organization", TypeRestfulInteraction.READ, TypeRestfulInteraction.SEARCHTYPE),
                "_id",
                SearchParamType.TOKEN);
    }

    private static void subscriptions(CapabilityStatementRestComponent rest) {
        CapabilityStatementRestResourceComponent subscription = other(
                rest,
                "Subscription",
                TypeRestfulInteraction.READ,
                TypeRestfulInteraction.CREATE,
                TypeRestfulInteraction.UPDATE,
                TypeRestfulInteraction.DELETE,
                TypeRestfulInteraction.SEARCHTYPE);
        subscription.addSupportedProfile(BACKPORT + "StructureDefinition/backport-subscription");
        subscription.addExtension(
                BACKPORT + "StructureDefinition/capabilitystatement-subscriptiontopic-canonical",
                new CanonicalType("urn:backline:fhir:topic:referral-changed"));
        subscription
                .addOperation()
                .setName("status")
                .setDefinition(BACKPORT + "OperationDefinition/backport-subscription-status");
        subscription
                .addOperation()
                .setName("events")
                .setDefinition(BACKPORT + "OperationDefinition/backport-subscription-events");
        parameter(subscription, "status", SearchParamType.TOKEN);
        parameter(subscription, "url", SearchParamType.URI);
    }

    private static CapabilityStatementRestResourceComponent other(
            CapabilityStatementRestComponent rest, String type, TypeRestfulInteraction... interactions) {
        CapabilityStatementRestResourceComponent resource = rest.addResource();
        resource.setTypeElement(new CodeType(type));
        for (TypeRestfulInteraction interaction : interactions) {
            resource.addInteraction().setCode(interaction);
        }
        return resource;
    }

    private static void parameter(
            CapabilityStatementRestResourceComponent resource, String name, SearchParamType type) {
        resource.addSearchParam().setName(name).setType(type);
    }
}
