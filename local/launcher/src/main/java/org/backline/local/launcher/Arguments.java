package org.backline.local.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the person at the keyboard asked for.
 *
 * @param demo whether to load the demo caseload on the first start
 * @param fresh whether to begin with empty data
 * @param name whose token is asked for; empty for every other act
 */
record Arguments(Path checkout, Act act, boolean demo, boolean fresh, String name) {

    static final String USAGE = """
            ./run [--no-demo] [--fresh]   starts everything; Ctrl-C stops it
                --no-demo                 does not load the demo caseload
                --fresh                   forgets all data first
            ./run status                  says what runs
            ./run token NAME              prints a bearer token of a demo person, for example of trainer.okafor
            ./run stop                    stops what runs""";

    /** What to do. */
    enum Act {
        START,
        STATUS,
        TOKEN,
        STOP,
        EXPLAIN
    }

    /** The first argument is the checkout, given by the script. */
    static Arguments of(String... words) {
        List<String> rest = new ArrayList<>(List.of(words));
        if (rest.isEmpty()) {
            throw new Refusal(Refusal.MISUSED, "The first argument is the folder of the checkout");
        }
        Path checkout = Path.of(rest.removeFirst()).toAbsolutePath().normalize();
        Act act = Act.START;
        boolean demo = true;
        boolean fresh = false;
        String name = "";
        while (!rest.isEmpty()) {
            String word = rest.removeFirst();
            switch (word) {
                case "status" -> act = Act.STATUS;
                case "stop" -> act = Act.STOP;
                case "token" -> {
                    act = Act.TOKEN;
                    if (rest.isEmpty()) {
                        throw new Refusal(Refusal.MISUSED, "Whose token? For example: ./run token trainer.okafor");
                    }
                    name = rest.removeFirst();
                }
                case "--help", "-h", "help" -> act = Act.EXPLAIN;
                case "--no-demo" -> demo = false;
                case "--fresh" -> fresh = true;
                default -> throw new Refusal(Refusal.MISUSED, "Unknown argument '%s'\n%s".formatted(word, USAGE));
            }
        }
        return new Arguments(checkout, act, demo, fresh, name);
    }
}
