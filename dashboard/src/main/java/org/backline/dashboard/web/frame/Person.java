package org.backline.dashboard.web.frame;

import java.util.List;
import java.util.Set;
import org.backline.codes.Role;
import org.backline.dashboard.service.Caller;
import org.backline.dashboard.signin.Visitor;
import org.backline.support.access.Access;
import org.springframework.web.server.ServerWebExchange;

/**
 * Whoever uses a page.
 *
 * @param subject opaque and for ever
 * @param name in full
 * @param role the role in which the page was allowed
 * @param roles all of them
 * @param clinics where they work
 */
public record Person(
        String subject,
        String name,
        Role role,
        Set<Role> roles,
        List<String> clinics,
        String token,
        boolean inBrowser) {

    public Person {
        roles = Set.copyOf(roles);
        clinics = clinics.stream().sorted().toList();
    }

    /** Who asks for this page. The gate lets nobody through to one who is not signed in. */
    public static Person in(ServerWebExchange exchange) {
        Visitor visitor = Visitor.in(exchange).orElseThrow(() -> new IllegalStateException("Nobody is signed in"));
        Access access = exchange.getAttribute(Access.class.getName());
        Role role = access != null
                ? access.caller().role()
                : visitor.roles().stream().sorted().findFirst().orElse(Role.SERVICE);
        return new Person(
                visitor.subject(),
                visitor.name(),
                role,
                visitor.roles(),
                List.copyOf(visitor.clinics()),
                visitor.token(),
                visitor.inBrowser());
    }

    /** Whether they answer referrals on this page. */
    public boolean isPhysician() {
        return role == Role.PHYSICIAN;
    }

    /** Whether they treat on this page. */
    public boolean isTrainer() {
        return role == Role.ATHLETIC_TRAINER;
    }

    /** Whether one of their roles is this. */
    public boolean is(String name) {
        return roles.contains(Role.valueOf(name));
    }

    /** The clinic that is filled in beforehand. */
    public String firstClinic() {
        return clinics.isEmpty() ? "" : clinics.getFirst();
    }

    /** The person as a service knows a caller. */
    public Caller caller() {
        return new Caller(subject, role, Set.copyOf(clinics), token);
    }

    /** The token is a key: it is never written anywhere. */
    @Override
    public String toString() {
        return "Person[" + subject + ", " + role + "]";
    }
}
