package org.backline.dashboard.web.intake;

import java.util.List;

/** The sports a form offers. */
public final class Sports {

    public static final List<String> KEYS = List.of(
            "american-football",
            "baseball",
            "basketball",
            "cheerleading",
            "cricket",
            "cross-country",
            "cycling",
            "dance",
            "diving",
            "field-hockey",
            "golf",
            "gymnastics",
            "ice-hockey",
            "lacrosse",
            "rowing",
            "rugby",
            "soccer",
            "softball",
            "swimming",
            "tennis",
            "track-and-field",
            "triathlon",
            "volleyball",
            "weightlifting",
            "wrestling",
            "other");

    private Sports() {}
}
