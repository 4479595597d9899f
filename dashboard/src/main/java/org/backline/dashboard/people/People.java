package org.backline.dashboard.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.backline.codes.Role;
import org.backline.dashboard.language.Languages;
import org.backline.support.command.Work;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The staff by subject. Everybody who signs in is remembered with the name the provider gives; a file may name them
 * before. All of them are held in memory, so that a page that shows many names waits for none.
 */
@Component
public class People {

    private static final Logger LOG = LoggerFactory.getLogger(People.class);
    private static final Duration READ_AGAIN = Duration.ofSeconds(30);
    private static final int SHORT_ID = 8;

    private final PeopleTable table;
    private final Work work;
    private final Clock clock;
    private final MessageSource messages;
    private final Map<String, StaffMember> known = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> readAt;

    People(PeopleTable table, PeopleFile file, Work work, Clock clock, MessageSource messages) {
        this.table = table;
        this.work = work;
        this.clock = clock;
        this.messages = messages;
        this.readAt = new AtomicReference<>(clock.instant());
        file.people().forEach(table::addUnlessKnown);
        read();
    }

    private void read() {
        table.all().forEach(member -> known.put(member.subject(), member));
    }

    /** Somebody is signed in under this name. */
    public void seen(String subject, String name, Set<Role> roles, Set<String> clinics) {
        StaffMember member = new StaffMember(subject, name, roles, clinics);
        if (!member.equals(known.put(subject, member))) {
            work.call(() -> {
                        table.keep(member);
                        return true;
                    })
                    .subscribe(kept -> {}, failed -> known.remove(subject, member));
        }
        readAgain();
    }

    /** Other copies of this process meet people too. */
    private void readAgain() {
        Instant last = readAt.get();
        if (last.plus(READ_AGAIN).isBefore(clock.instant()) && readAt.compareAndSet(last, clock.instant())) {
            work.call(() -> {
                        read();
                        return true;
                    })
                    .subscribe(
                            read -> {},
                            failed -> LOG.warn(
                                    "The staff could not be read again: {}",
                                    failed.getClass().getSimpleName()));
        }
    }

    /** What a page calls a trainer. */
    public String trainer(@Nullable String subject) {
        return named(subject, Role.ATHLETIC_TRAINER.name());
    }

    /** What a page calls a physician. */
    public String physician(@Nullable String subject) {
        return named(subject, Role.PHYSICIAN.name());
    }

    /** What a page calls somebody of whom only the role is known; nobody is the system. */
    public String somebody(@Nullable String subject, @Nullable String role) {
        return named(subject, subject == null ? Role.SERVICE.name() : role);
    }

    private String named(@Nullable String subject, @Nullable String role) {
        StaffMember member = subject == null ? null : known.get(subject);
        if (member != null) {
            return member.shortName();
        }
        String otherwise = messages.getMessage(
                "person." + role,
                null,
                messages.getMessage("person.unknown", null, Languages.current()),
                Languages.current());
        return subject == null || Role.SERVICE.name().equals(role)
                ? String.valueOf(otherwise)
                : otherwise + " " + subject.substring(0, Math.min(SHORT_ID, subject.length()));
    }

    /** The trainers of any of these clinics, by name. */
    public List<StaffMember> trainersOf(Set<String> clinics) {
        return known.values().stream()
                .filter(member -> member.roles().contains(Role.ATHLETIC_TRAINER))
                .filter(member -> !Collections.disjoint(member.clinics(), clinics))
                .sorted(Comparator.comparing(StaffMember::name).thenComparing(StaffMember::subject))
                .toList();
    }

    /** The physicians of any of these clinics, by name. */
    public List<StaffMember> physiciansOf(Set<String> clinics) {
        return known.values().stream()
                .filter(member -> member.roles().contains(Role.PHYSICIAN))
                .filter(member -> !Collections.disjoint(member.clinics(), clinics))
                .sorted(Comparator.comparing(StaffMember::name).thenComparing(StaffMember::subject))
                .toList();
    }
}
