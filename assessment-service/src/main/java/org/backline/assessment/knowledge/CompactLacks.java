package org.backline.assessment.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backline.assessment.knowledge.Evaluation.Lack;
import org.backline.assessment.knowledge.Evaluation.LackState;
import org.backline.assessment.knowledge.Evaluation.NotFired;

/**
 * The rules that did not fire and exactly what each lacked, in few bytes: most rules lack the same few things, so their
 * words are kept once. Nothing is lost, and nothing else is needed to read it.
 *
 * @param words what was needed, once each, with {@code {}} in place of the item
 * @param rules the rule, then for each thing it lacked the item, a colon and the place of the words, then {@code ?} when
 *     it was not known
 */
public record CompactLacks(List<String> words, List<String> rules) {

    private static final String ITEM = "{}";

    public CompactLacks {
        words = List.copyOf(words);
        rules = List.copyOf(rules);
    }

    /** Packs. */
    public static CompactLacks of(List<NotFired> notFired) {
        Map<String, Integer> places = new LinkedHashMap<>();
        List<String> rules = new ArrayList<>(notFired.size());
        for (NotFired one : notFired) {
            StringBuilder rule = new StringBuilder(one.rule());
            for (Lack lack : one.lacked()) {
                String need = lack.need().replace(lack.item(), ITEM);
                Integer place = places.computeIfAbsent(need, words -> places.size());
                rule.append(' ').append(lack.item()).append(':').append(place);
                if (lack.state() == LackState.UNKNOWN) {
                    rule.append('?');
                }
            }
            rules.add(rule.toString());
        }
        return new CompactLacks(List.copyOf(places.keySet()), rules);
    }

    /** Unpacks. */
    public List<NotFired> unpacked() {
        return rules.stream().map(this::unpacked).toList();
    }

    private NotFired unpacked(String rule) {
        String[] parts = rule.split(" ", -1);
        List<Lack> lacks = new ArrayList<>(parts.length);
        for (int i = 1; i < parts.length; i++) {
            boolean unknown = parts[i].endsWith("?");
            int colon = parts[i].lastIndexOf(':');
            String item = parts[i].substring(0, colon);
            int place = Integer.parseInt(parts[i].substring(colon + 1, parts[i].length() - (unknown ? 1 : 0)));
            lacks.add(new Lack(words.get(place).replace(ITEM, item), item, unknown ? LackState.UNKNOWN : LackState.NO));
        }
        return new NotFired(parts[0], List.copyOf(lacks));
    }
}
