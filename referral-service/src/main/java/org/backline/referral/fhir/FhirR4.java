package org.backline.referral.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.jspecify.annotations.Nullable;

/**
 * Parses, writes and validates FHIR R4. Both the model and the validator are heavy to build and are built when they are
 * first needed; {@link #warmUp()} does it ahead of time.
 */
public final class FhirR4 {

    /** The character as JSON writes it; an XML parser refuses it by itself. */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*+\\\\u0000");

    private final Supplier<FhirContext> context = once(FhirR4::newContext);
    private final Supplier<Definitions> definitions = once(() -> Definitions.load(context.get()));
    private final Supplier<FhirValidator> validator = once(() -> newValidator(context.get(), definitions.get()));

    /** Builds everything now, so that no request waits for it. */
    public void warmUp() {
        String probe = "{\"resourceType\":\"Task\",\"status\":\"requested\",\"intent\":\"order\"}";
        validate(parse(IBaseResource.class, probe, FhirFormat.JSON));
        encode(definitions.get().all().getFirst(), FhirFormat.XML, false);
    }

    /** The definitions of our own profiles, extensions, codes and topic. */
    public Definitions definitions() {
        return definitions.get();
    }

    /** Writes a resource. */
    public String encode(IBaseResource resource, FhirFormat format, boolean pretty) {
        IParser parser = parser(format);
        parser.setPrettyPrint(pretty);
        return parser.encodeResourceToString(resource);
    }

    /**
     * Reads a resource strictly: nothing unknown, nothing doubled, no wrong value, and no character U+0000, which FHIR does not
     * allow and PostgreSQL cannot hold.
     *
     * @throws DataFormatException when it cannot be read so
     */
    public <T extends IBaseResource> T parse(Class<T> type, String text, FhirFormat format) {
        if (NUL.matcher(text).find()) {
            throw new DataFormatException("Text must not have the character U+0000");
        }
        IParser parser = parser(format);
        parser.setParserErrorHandler(new StrictErrorHandler());
        try {
            if (type == IBaseResource.class) {
                return type.cast(parser.parseResource(text));
            }
            return parser.parseResource(type, text);
        } catch (DataFormatException wrong) {
            throw wrong;
        } catch (RuntimeException | StackOverflowError wrong) { // the parser has other ways to say that it cannot
            throw new DataFormatException("The resource cannot be read");
        }
    }

    /** What is wrong with a resource by the specification and our profiles; warnings are left out. */
    public List<SingleValidationMessage> validate(IBaseResource resource) {
        try {
            return validator.get().validateWithResult(resource).getMessages().stream()
                    .filter(message -> message.getSeverity() == ResultSeverityEnum.ERROR
                            || message.getSeverity() == ResultSeverityEnum.FATAL)
                    .toList();
        } catch (StackOverflowError deep) {
            throw new DataFormatException("The resource is nested too deeply");
        } catch (RuntimeException stumbled) { // over what the resource says; the parser has let it pass
            throw new DataFormatException("The resource cannot be validated");
        }
    }

    private IParser parser(FhirFormat format) {
        return format == FhirFormat.JSON
                ? context.get().newJsonParser()
                : context.get().newXmlParser();
    }

    private static FhirContext newContext() {
        FhirContext context = FhirContext.forR4();
        context.getParserOptions().setStripVersionsFromReferences(false);
        return context;
    }

    /** Everything is at hand in jars: nothing is fetched, whatever address a resource names. */
    @SuppressWarnings("deprecation") // the only way to let codes of systems pass that are not at hand
    private static FhirValidator newValidator(FhirContext context, Definitions definitions) {
        PrePopulatedValidationSupport own = new PrePopulatedValidationSupport(context);
        for (MetadataResource definition : definitions.all()) {
            own.addResource(definition);
        }
        UnknownCodeSystemWarningValidationSupport unknownCodes = new UnknownCodeSystemWarningValidationSupport(context);
        unknownCodes.setNonExistentCodeSystemSeverity(IssueSeverity.WARNING);
        ValidationSupportChain chain = new ValidationSupportChain(
                new DefaultProfileValidationSupport(context),
                own,
                new SnapshotGeneratingValidationSupport(context),
                new InMemoryTerminologyServerValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context),
                unknownCodes);
        FhirInstanceValidator module = new FhirInstanceValidator(chain);
        module.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        module.setErrorForUnknownProfiles(false);
        FhirValidator validator = context.newValidator();
        validator.registerValidatorModule(module);
        return validator;
    }

    private static <T> Supplier<T> once(Supplier<T> make) {
        return new Supplier<>() {
            private volatile @Nullable T made;

            @Override
            public T get() {
                @Nullable T ready = made;
                if (ready == null) {
                    synchronized (this) {
                        ready = made;
                        if (ready == null) {
                            ready = make.get();
                            made = ready;
                        }
                    }
                }
                return ready;
            }
        };
    }
}
