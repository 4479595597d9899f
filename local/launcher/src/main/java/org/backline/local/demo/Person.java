package org.backline.local.demo;

import org.backline.codes.Role;

/** Somebody who acts in the demo caseload: some of those whom the sign-in server knows. */
enum Person {
    OKAFOR("trainer.okafor", "1e06f612-c813-4695-a0df-15c17d083968", Role.ATHLETIC_TRAINER),
    LINDQVIST("trainer.lindqvist", "a5de1903-e681-401a-b557-ae76a7d3fecb", Role.ATHLETIC_TRAINER),
    REYES("trainer.reyes", "759adc00-9f7c-48f4-8f47-1143cd07bd7d", Role.ATHLETIC_TRAINER),
    /** Head trainer: sees every clinic. */
    BELL("trainer.bell", "d9ab8178-48a2-41d9-9985-3bd4e4184ac3", Role.ATHLETIC_TRAINER),
    HADDAD("physician.haddad", "c6673cd7-5799-4e97-989e-2ac70733deac", Role.PHYSICIAN),
    NOVAK("physician.novak", "8927865c-79a6-44b3-bcdc-ebdbbdc1badf", Role.PHYSICIAN),
    /** Head physician: answers for every clinic. */
    ADEYEMI("physician.adeyemi", "ec198e1e-e4eb-44c2-a166-eb166c4309eb", Role.PHYSICIAN),
    /** Looks after the department and its processes. */
    CASTELLANO("admin.castellano", "bea3f4f8-0a74-4f11-acc1-43c44ff884cd", Role.DEPARTMENT_ADMIN),
    NAKAMURA("privacy.nakamura", "3bef0003-137d-4f84-9dd2-9c2503cf3bb2", Role.PRIVACY_OFFICER);

    private final String username;
    private final String subject;
    private final Role role;

    Person(String username, String subject, Role role) {
        this.username = username;
        this.subject = subject;
        this.role = role;
    }

    /** What the person types to sign in. */
    String username() {
        return username;
    }

    /** What cases remember of the person: an id that says nothing and never changes. */
    String subject() {
        return subject;
    }

    Role role() {
        return role;
    }
}
