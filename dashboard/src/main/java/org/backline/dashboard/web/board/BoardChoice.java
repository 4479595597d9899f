package org.backline.dashboard.web.board;

import java.util.List;
import org.backline.dashboard.view.board.Stage;
import org.backline.dashboard.web.frame.Person;
import org.backline.dashboard.web.intake.Sports;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What of the board somebody chose to see. Nothing in it is about a person, so it may stand in an address.
 *
 * @param clinic null for all clinics
 * @param mine only the own cases
 * @param sport null for all
 * @param view columns or list
 * @param stage of the list; null for every open one
 */
record BoardChoice(
        @Nullable String clinic,
        boolean mine,
        @Nullable String sport,
        String view,
        @Nullable Stage stage) {

    private static final String ALL = "all";

    /** Reads a choice; what is unknown is as if it were not said. A trainer begins with the own clinic. */
    static BoardChoice of(MultiValueMap<String, String> said, Person person) {
        String clinic = said.getFirst("clinic");
        String sport = said.getFirst("sport");
        String own = person.clinics().size() == 1 ? person.clinics().getFirst() : null;
        Stage stage = stage(said.getFirst("stage"));
        return new BoardChoice(
                clinic == null ? own : person.clinics().contains(clinic) ? clinic : null,
                "true".equals(said.getFirst("mine")),
                sport != null && Sports.KEYS.contains(sport) ? sport : null,
                "list".equals(said.getFirst("view")) ? "list" : "columns",
                stage);
    }

    private static @Nullable Stage stage(@Nullable String name) {
        return List.of(Stage.values()).stream()
                .filter(stage -> stage != Stage.CLOSED && stage.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Whether it is a list. */
    public boolean isList() {
        return view.equals("list");
    }

    /** The choice with another clinic; null for all. */
    public String withClinic(@Nullable String other) {
        return new BoardChoice(other, mine, sport, view, stage).query();
    }

    /** The choice with everybody's cases or the own ones. */
    public String withMine(boolean other) {
        return new BoardChoice(clinic, other, sport, view, stage).query();
    }

    /** The choice in another view, of all stages. */
    public String withView(String other) {
        return new BoardChoice(clinic, mine, sport, other, null).query();
    }

    /** The choice as a list of one stage; null for every open one. */
    public String withStage(@Nullable String other) {
        return new BoardChoice(clinic, mine, sport, "list", stage(other)).query();
    }

    /** The choice as an address carries it. */
    public String query() {
        return "?clinic=" + (clinic == null ? ALL : clinic) + "&mine=" + mine + (sport == null ? "" : "&sport=" + sport)
                + "&view=" + view + (stage == null ? "" : "&stage=" + stage);
    }
}
