package org.backline.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.backline.codes.BodyRegion;
import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;
import org.backline.codes.PainSite;
import org.backline.codes.Participation;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.Restriction;
import org.backline.codes.Sex;
import org.backline.codes.Side;
import org.backline.codes.Urgency;
import org.backline.dashboard.CaseSamples.Told;

/** A made-up caseload: athletes of three clinics, in every stage, at every urgency. The same each time. */
final class SampleCaseload {

    private static final List<String> FIRST = List.of(
            "Maya", "Tomás", "Aiko", "Daniel", "Elena", "Sam", "Priya", "Noah", "Leila", "Jonas", "Chioma", "Mateo",
            "Freya", "Omar", "Hana", "Lucas", "Zoe", "Idris", "Nina", "Caleb");
    private static final List<String> LAST = List.of(
            "Lindqvist",
            "Rivera",
            "Tanaka",
            "Mensah",
            "Petrova",
            "Whitfield",
            "Raman",
            "Becker",
            "Haddadi",
            "Okonkwo",
            "Silva",
            "Andersen",
            "Farouk",
            "Nakamura",
            "Moreau",
            "Castellanos-Vandenberg");
    private static final List<String> SPORTS = List.of(
            "rowing",
            "gymnastics",
            "volleyball",
            "american-football",
            "track-and-field",
            "wrestling",
            "soccer",
            "swimming",
            "cross-country",
            "baseball",
            "basketball",
            "diving");
    private static final Map<String, String> TRAINERS =
            Map.of("north", "trainer.okafor", "south", "trainer.weiss", "west", "trainer.moreau");

    private final List<Told> told = new ArrayList<>();
    private final Map<UUID, String> names = new LinkedHashMap<>();

    SampleCaseload(Instant now, int cases) {
        Random chance = new Random(7);
        for (int number = 1; number <= cases; number++) {
            String clinic = List.of("north", "north", "south", "west").get(chance.nextInt(4));
            BodyRegion region = List.of(
                            BodyRegion.LUMBAR,
                            BodyRegion.LUMBAR,
                            BodyRegion.SI_JOINT,
                            BodyRegion.THORACIC,
                            BodyRegion.GLUTEAL)
                    .get(chance.nextInt(5));
            Side side = List.of(Side.LEFT, Side.RIGHT, Side.BILATERAL).get(chance.nextInt(3));
            CaseSamples story = CaseSamples.anAthlete(
                    number,
                    now.minus(Duration.ofMinutes(40 + (long) chance.nextInt(30 * 24 * 60))),
                    clinic,
                    TRAINERS.get(clinic),
                    SPORTS.get(chance.nextInt(SPORTS.size())),
                    17 + chance.nextInt(8),
                    chance.nextBoolean() ? Sex.FEMALE : Sex.MALE,
                    chance.nextInt(4) == 0
                            ? new PainSite[] {new PainSite(region, side), new PainSite(BodyRegion.LEG, Side.LEFT)}
                            : new PainSite[] {new PainSite(region, side)});
            live(story, number, chance);
            names.put(
                    story.athleteId,
                    FIRST.get(chance.nextInt(FIRST.size())) + " " + LAST.get(chance.nextInt(LAST.size())));
            story.told().stream().filter(one -> one.recordedAt().isBefore(now)).forEach(told::add);
        }
    }

    private static void live(CaseSamples story, int number, Random chance) {
        story.every(Duration.ofMinutes(25 + chance.nextInt(30)));
        int pain = 3 + chance.nextInt(6);
        switch (number % 12) {
            case 0 ->
                story.opened(8, RedFlag.CES_SADDLE)
                        .referred(Urgency.EMERGENCY, CauseCategory.SERIOUS, ReferralOrigin.INTAKE, "CES_SADDLE");
            case 1, 2 -> {
                story.opened(pain);
                trained(
                        story.takesPart(Participation.LIMITED, Restriction.NO_IMPACT)
                                .examined()
                                .proposed(Disposition.MANAGE, CauseCategory.MUSCULAR)
                                .causeConfirmed()
                                .drafted()
                                .assigned(),
                        pain,
                        chance);
            }
            case 3 -> story.opened(pain);
            case 4 ->
                story.opened(pain)
                        .examined()
                        .proposed(
                                Disposition.INCOMPLETE, CauseCategory.UNDETERMINED, "SLR", "STORK", "REFLEX", "SP_TTP");
            case 5 -> story.opened(pain).examined().proposed(Disposition.MANAGE, CauseCategory.MUSCULAR);
            case 6 ->
                story.opened(pain, RedFlag.NEURO_PROG)
                        .referred(Urgency.URGENT, CauseCategory.NERVE, ReferralOrigin.INTAKE, "NEURO_PROG")
                        .takesPart(Participation.OUT);
            case 7 ->
                story.opened(pain)
                        .examined()
                        .proposed(Disposition.ROUTINE, CauseCategory.BONY)
                        .referred(Urgency.ROUTINE, CauseCategory.BONY, ReferralOrigin.ASSESSMENT, "ADOL_EXT", "STORK")
                        .takesPart(Participation.LIMITED, Restriction.NO_IMPACT, Restriction.NO_EXTENSION)
                        .seen()
                        .accepted()
                        .scheduled();
            case 8 ->
                story.opened(pain)
                        .examined()
                        .proposed(Disposition.ROUTINE, CauseCategory.BONY)
                        .referred(Urgency.ROUTINE, CauseCategory.BONY, ReferralOrigin.ASSESSMENT, "ADOL_EXT")
                        .seen()
                        .accepted()
                        .answered(null);
            case 9 ->
                story.opened(pain)
                        .examined()
                        .proposed(Disposition.MANAGE, CauseCategory.MUSCULAR)
                        .causeConfirmed()
                        .drafted();
            case 10 ->
                trained(
                                story.opened(pain)
                                        .examined()
                                        .proposed(Disposition.MANAGE, CauseCategory.MUSCULAR)
                                        .causeConfirmed()
                                        .drafted()
                                        .assigned(),
                                pain,
                                chance)
                        .completed();
            default -> story.opened(pain).examined().proposed(Disposition.ROUTINE, CauseCategory.BONY);
        }
    }

    private static CaseSamples trained(CaseSamples story, int pain, Random chance) {
        story.every(Duration.ofHours(20 + chance.nextInt(30)));
        int level = pain;
        for (int session = 0; session < 3 + chance.nextInt(8); session++) {
            level = Math.max(0, Math.min(10, level + chance.nextInt(3) - (session % 3 == 0 ? 0 : 2)));
            story.trained(level, Math.min(10, level + chance.nextInt(2)));
        }
        return story;
    }

    List<Told> told() {
        return told;
    }

    private StubServices.Reply answer(List<UUID> wanted) {
        return StubServices.Reply.json(
                200, wanted.stream().map(this::athlete).collect(Collectors.joining(",", "[", "]")));
    }

    /** Lets the stub answer for the register: names by id, and a search. */
    void register(StubServices stubs) {
        stubs.on(
                "GET /athletes",
                request -> answer(
                        Arrays.stream(request.query().substring("ids=".length()).split(","))
                                .map(UUID::fromString)
                                .toList()));
        stubs.on("POST /athletes/search", request -> {
            String part = request.json().path("part").asString("").toLowerCase(Locale.ROOT);
            return answer(names.entrySet().stream()
                    .filter(entry -> entry.getValue().toLowerCase(Locale.ROOT).contains(part))
                    .map(Map.Entry::getKey)
                    .toList());
        });
    }

    private String athlete(UUID id) {
        return """
                {"athleteId":"%s","number":"%s","name":"%s","birthDate":"2006-04-%02d","sex":"FEMALE",
                 "sports":["rowing"],"clinicId":"north","sickleCellTrait":"NEGATIVE"}""".formatted(
                id, org.backline.codes.AthleteNumber.of(id), names.get(id), 1 + Math.floorMod(id.hashCode(), 28));
    }
}
