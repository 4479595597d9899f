package org.backline.local.demo;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API as a system uses it that gets one thing wrong: before each command come some that are almost the same. What is taken
 * of them takes the command's place.
 */
final class AlmostRightApi extends Api {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OddInputs inputs;
    private final int each;
    private final Pattern givesAway;
    private final List<String> faults = new ArrayList<>();
    private final Map<Integer, Integer> answers = new TreeMap<>();

    /**
     * Such a system.
     *
     * @param each how many come before each command
     * @param givesAway what no refusal may say
     */
    AlmostRightApi(Tokens tokens, OddInputs inputs, int each, Pattern givesAway) {
        super(tokens, PATIENCE, ANSWER);
        this.inputs = inputs;
        this.each = each;
        this.givesAway = givesAway;
    }

    /** What was answered as it must not be. */
    List<String> faults() {
        return faults;
    }

    /** How often each status was answered. */
    Map<Integer, Integer> answers() {
        return answers;
    }

    @Override
    JsonNode post(URI service, String path, UUID key, Person as, Map<String, ?> body) throws InterruptedException {
        ObjectNode sound = JSON.valueToTree(body);
        awaitSomethingAt(service, path, as);
        @Nullable JsonNode taken = null;
        for (int number = 0; number < each; number++) {
            Answer answer = sent(service, path, as, inputs.almost(sound));
            if (answer.isAccepted() && taken == null) {
                taken = answer.body();
            }
        }
        return taken == null ? super.post(service, path, key, as, body) : taken;
    }

    /** What this is about may not have reached the service yet: then nobody looks at the body. */
    private void awaitSomethingAt(URI service, String path, Person as) {
        Awaitility.await("something at " + path)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> postOnce(service, path, UUID.randomUUID(), as, Map.of("nobody asked for", true))
                                .status()
                        != 404);
    }

    private Answer sent(URI service, String path, Person as, ObjectNode odd) throws InterruptedException {
        Map<String, JsonNode> body = new LinkedHashMap<>();
        odd.properties().forEach(property -> body.put(property.getKey(), property.getValue()));
        Answer answer = postOnce(service, path, UUID.randomUUID(), as, body);
        answers.merge(answer.status(), 1, Integer::sum);
        String what = "POST %s%s as %s: %s for %s".formatted(service, path, as, answer, odd);
        if (answer.status() < 200 || (answer.status() >= 500 && answer.status() != 503)) {
            faults.add(what);
        } else if (!answer.isAccepted()
                && givesAway.matcher(answer.body().toString()).find()) {
            faults.add("gives away: " + what);
        }
        return answer;
    }
}
