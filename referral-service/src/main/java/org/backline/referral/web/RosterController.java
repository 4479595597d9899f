package org.backline.referral.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.backline.referral.domain.roster.ClinicRoster;
import org.backline.referral.domain.roster.OpeningDay;
import org.backline.referral.domain.roster.Physician;
import org.backline.referral.domain.roster.Roster;
import org.backline.referral.domain.roster.RosterCommand;
import org.backline.referral.domain.roster.Specialty;
import org.backline.referral.routing.Rosters;
import org.backline.support.access.Access;
import org.backline.support.command.CommandRequest;
import org.backline.support.command.Commands;
import org.backline.support.command.NotFound;
import org.backline.support.command.Receipt;
import org.backline.support.command.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Whom a clinic may ask, and when it is open: read by its people, set by the department. */
@RestController
@RequestMapping("/roster")
class RosterController {

    private static final String SUBJECT = "must be the subject of a physician, without spaces";

    private final Commands commands;
    private final Rosters rosters;
    private final Work work;
    private final Clock clock;

    RosterController(Commands commands, Rosters rosters, Work work, Clock clock) {
        this.commands = commands;
        this.rosters = rosters;
        this.work = work;
        this.clock = clock;
    }

    /** One physician of the roster. */
    record PhysicianBody(
            @NotNull(message = SUBJECT) @Pattern(regexp = "\\S{1,255}", message = SUBJECT) String physicianId,

            @Nullable @Size(max = 8, message = "must name at most {max} specialties") List<@NotNull(message = "must be a code") Specialty> specialties,

            @Nullable Boolean onCall,
            @Nullable LocalDate awayUntil) {

        Physician physician() {
            return new Physician(
                    physicianId, specialties == null ? List.of() : specialties, Boolean.TRUE.equals(onCall), awayUntil);
        }
    }

    /** The hours of one day of the week. */
    record HoursBody(
            @NotNull(message = "must be a day of the week, for example MONDAY") DayOfWeek day,

            @NotNull(message = "must be a time, for example 08:00") LocalTime opens,

            @NotNull(message = "must be a time, for example 17:00") LocalTime closes) {}

    /** The whole roster: it stands in place of the one before. */
    record RosterBody(
            @NotNull(message = "must name the clinic") @Pattern(regexp = "\\S{1,100}", message = "must be the key of a clinic, without spaces") String clinicId,

            @NotNull(message = "must be a time zone, for example America/Chicago") @Size(max = 60, message = "must be a time zone, for example America/Chicago") String zone,

            @NotNull(message = "must name the days on which the clinic is open") @Size(min = 1, max = 7, message = "must name {min} to {max} days") List<@NotNull(message = "must be a day and its hours") @Valid HoursBody> hours,

            @Nullable @Size(max = 100, message = "must name at most {max} days") List<@NotNull(message = "must be a date") LocalDate> holidays,

            @NotNull(message = "must name the physicians; an empty list when there is none") @Size(max = 200, message = "must name at most {max} physicians") List<@NotNull(message = "must be a physician") @Valid PhysicianBody> physicians) {

        Roster roster() {
            return new Roster(
                    zone,
                    hours.stream()
                            .map(day -> new OpeningDay(day.day(), day.opens(), day.closes()))
                            .toList(),
                    holidays == null ? List.of() : holidays,
                    physicians.stream().map(PhysicianBody::physician).toList());
        }
    }

    /** A clinic that nobody has set a roster for shows what counts meanwhile, without an ETag. */
    @GetMapping
    Mono<ResponseEntity<Roster>> read(Access access, @RequestParam String clinicId) {
        return work.call(() -> {
            if (access.clinics(clinicId).isEmpty()) {
                throw new NotFound("clinic", clinicId);
            }
            return rosters.find(clinicId)
                    .map(found -> ResponseEntity.ok()
                            .eTag("\"" + found.version() + "\"")
                            .body(found.state()))
                    .orElseGet(() -> ResponseEntity.ok(rosters.of(clinicId)));
        });
    }

    @PutMapping
    Mono<ResponseEntity<Receipt>> change(Access access, @Valid @RequestBody RosterBody body, CommandRequest request) {
        access.requireClinic(body.clinicId());
        return commands.send(
                request,
                ClinicRoster.idOf(body.clinicId()),
                body,
                new RosterCommand.Change(
                        ClinicRoster.idOf(body.clinicId()),
                        body.clinicId(),
                        body.roster(),
                        request.caller().subject(),
                        clock.instant()));
    }
}
