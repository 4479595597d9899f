package org.backline.local.signin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backline.local.signin.DemoPeople.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which a person signs in, with the demo people beside the form. */
@Controller
class SignInController {

    static final String PATH = "/sign-in";
    static final String TOO_MANY = "/sign-in/too-many";
    static final String WAIT_SECONDS = "waitSeconds";

    private final DemoPeople demo;
    private final SignInSettings settings;

    SignInController(DemoPeople demo, SignInSettings settings) {
        this.demo = demo;
        this.settings = settings;
    }

    @GetMapping(PATH)
    String page(@RequestParam Optional<String> as, @RequestParam Optional<String> error, Model model) {
        as.flatMap(demo::named).ifPresent(person -> {
            model.addAttribute("username", person.username());
            model.addAttribute("password", demo.password());
        });
        error.ifPresent(wrong -> model.addAttribute("wrong", true));
        return "sign-in";
    }

    @PostMapping(TOO_MANY)
    String tooMany(@RequestAttribute long waitSeconds, Model model) {
        model.addAttribute(WAIT_SECONDS, waitSeconds);
        return "sign-in";
    }

    @GetMapping("/")
    String home() {
        return "redirect:" + settings.dashboard();
    }

    @ModelAttribute("demo")
    DemoPeople demo() {
        return demo;
    }

    @ModelAttribute("roles")
    Map<String, List<Person>> byRole() {
        Map<String, List<Person>> roles = new LinkedHashMap<>();
        demo.people()
                .forEach(person -> roles.computeIfAbsent(person.roles().getFirst(), role -> new ArrayList<>())
                        .add(person));
        return roles;
    }

    /** Light or dark as the person chose on the dashboard, which is on the same host; else as the device is set. */
    @ModelAttribute("theme")
    @Nullable String theme(@CookieValue(required = false) @Nullable String theme) {
        return "dark".equals(theme) || "light".equals(theme) ? theme : null;
    }
}
