package org.backline.assessment.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.backline.assessment.knowledge.Evaluation.Lack;
import org.backline.assessment.knowledge.Evaluation.LackState;
import org.backline.codes.RedFlag;
import org.backline.codes.Side;

/** What must hold for a rule to fire. Answers in three values, and can say what made it hold and what it lacks. */
sealed interface Condition {

    /** Whether it holds, seen from a side of the body (NONE where sides do not matter). */
    Truth ask(Readings readings, Side side);

    /** Names the inputs that make it hold; called only when it holds. */
    void because(Readings readings, Side side, Reasons reasons);

    /** Names what it lacks; called only when it does not hold. */
    void lacks(Readings readings, Side side, List<Lack> lacks);

    void leaves(Consumer<Condition> visitor);

    String words();

    /** Inputs in the order they were found, without repeats. */
    final class Reasons {
        private final List<String> items = new ArrayList<>(6);
        private final boolean factsToo;

        Reasons(boolean factsToo) {
            this.factsToo = factsToo;
        }

        void add(Kind kind, String item) {
            if ((factsToo || kind != Kind.FACT) && !items.contains(item)) {
                items.add(item);
            }
        }

        List<String> items() {
            return List.copyOf(items);
        }
    }

    /** What kind of input a condition asks about. */
    enum Kind {
        FLAG,
        TEST,
        FACT
    }

    /** All of these. */
    record All(List<Condition> of) implements Condition {

        @Override
        public Truth ask(Readings readings, Side side) {
            Truth truth = Truth.TRUE;
            for (int i = 0; i < of.size() && truth != Truth.FALSE; i++) {
                truth = truth.and(of.get(i).ask(readings, side));
            }
            return truth;
        }

        @Override
        public void because(Readings readings, Side side, Reasons reasons) {
            for (Condition part : of) {
                part.because(readings, side, reasons);
            }
        }

        @Override
        public void lacks(Readings readings, Side side, List<Lack> lacks) {
            for (Condition part : of) {
                if (part.ask(readings, side) != Truth.TRUE) {
                    part.lacks(readings, side, lacks);
                }
            }
        }

        @Override
        public void leaves(Consumer<Condition> visitor) {
            of.forEach(part -> part.leaves(visitor));
        }

        @Override
        public String words() {
            return of.stream().map(Condition::words).collect(Collectors.joining(" and "));
        }
    }

    /** So many of these; {@code Any} is one of them. */
    record AtLeast(int count, List<Condition> of) implements Condition {

        @Override
        public Truth ask(Readings readings, Side side) {
            int yes = 0;
            int open = 0;
            for (int i = 0; i < of.size() && yes < count; i++) {
                Truth truth = of.get(i).ask(readings, side);
                yes += truth == Truth.TRUE ? 1 : 0;
                open += truth == Truth.UNKNOWN ? 1 : 0;
            }
            return yes >= count ? Truth.TRUE : yes + open >= count ? Truth.UNKNOWN : Truth.FALSE;
        }

        @Override
        public void because(Readings readings, Side side, Reasons reasons) {
            for (Condition part : of) {
                if (part.ask(readings, side) == Truth.TRUE) {
                    part.because(readings, side, reasons);
                }
            }
        }

        @Override
        public void lacks(Readings readings, Side side, List<Lack> lacks) {
            for (Condition part : of) {
                if (part.ask(readings, side) != Truth.TRUE) {
                    part.lacks(readings, side, lacks);
                }
            }
        }

        @Override
        public void leaves(Consumer<Condition> visitor) {
            of.forEach(part -> part.leaves(visitor));
        }

        @Override
        public String words() {
            return (count == 1 ? "one of (" : count + " of (")
                    + of.stream().map(Condition::words).collect(Collectors.joining("; "))
                    + ")";
        }
    }

    /** The opposite; unknown stays unknown. */
    record Not(Condition of, Lack whenNo, Lack whenUnknown, Kind kind) implements Condition {

        @Override
        public Truth ask(Readings readings, Side side) {
            return of.ask(readings, side).not();
        }

        @Override
        public void because(Readings readings, Side side, Reasons reasons) {
            reasons.add(kind, whenNo.item());
        }

        @Override
        public void lacks(Readings readings, Side side, List<Lack> lacks) {
            lacks.add(of.ask(readings, side) == Truth.TRUE ? whenNo : whenUnknown);
        }

        @Override
        public void leaves(Consumer<Condition> visitor) {
            of.leaves(visitor);
        }

        @Override
        public String words() {
            return whenNo.need();
        }
    }

    /** Holds unless the other is known to hold; the only place where unknown does not stop a rule. */
    record Unless(Condition of, Lack lack) implements Condition {

        @Override
        public Truth ask(Readings readings, Side side) {
            return Truth.of(of.ask(readings, side) != Truth.TRUE);
        }

        @Override
        public void because(Readings readings, Side side, Reasons reasons) {}

        @Override
        public void lacks(Readings readings, Side side, List<Lack> lacks) {
            lacks.add(lack);
        }

        @Override
        public void leaves(Consumer<Condition> visitor) {
            of.leaves(visitor);
        }

        @Override
        public String words() {
            return lack.need();
        }
    }

    /**
     * One question about one input.
     *
     * @param denies whether it holds because something was not found
     */
    record Leaf(Kind kind, Question question, Lack whenNo, Lack whenUnknown, List<String> inputs, boolean denies)
            implements Condition {

        /** How one input answers. */
        @FunctionalInterface
        interface Question {
            Truth ask(Readings readings, Side side);
        }

        static Leaf of(Kind kind, String item, String need, Question question) {
            return of(kind, item, need, List.of(item), question);
        }

        static Leaf of(Kind kind, String item, String need, List<String> inputs, Question question) {
            return new Leaf(
                    kind,
                    question,
                    new Lack(need, item, LackState.NO),
                    new Lack(need, item, LackState.UNKNOWN),
                    inputs,
                    false);
        }

        /** The same question where it is a negative answer that holds. */
        Leaf denying() {
            return new Leaf(kind, question, whenNo, whenUnknown, inputs, true);
        }

        String item() {
            return whenNo.item();
        }

        @Override
        public Truth ask(Readings readings, Side side) {
            return question.ask(readings, side);
        }

        @Override
        public void because(Readings readings, Side side, Reasons reasons) {
            reasons.add(kind, item());
        }

        @Override
        public void lacks(Readings readings, Side side, List<Lack> lacks) {
            lacks.add(question.ask(readings, side) == Truth.FALSE ? whenNo : whenUnknown);
        }

        @Override
        public void leaves(Consumer<Condition> visitor) {
            visitor.accept(this);
        }

        @Override
        public String words() {
            return whenNo.need();
        }
    }

    /** One of several flags is positive; names those that are. */
    record AnyFlag(List<RedFlag> flags, Lack whenNo, Lack whenUnknown) implements Condition {

        static AnyFlag of(List<RedFlag> flags, String need) {
            String item = flags.size() == 1 ? flags.getFirst().name() : "redFlags";
            return new AnyFlag(flags, new Lack(need, item, LackState.NO), new Lack(need, item, LackState.UNKNOWN));
        }

        @Override
        public Truth ask(Readings readings, Side side) {
            Truth truth = Truth.FALSE;
            for (int i = 0; i < flags.size() && truth != Truth.TRUE; i++) {
                truth = truth.or(readings.flag(flags.get(i)));
            }
            return truth;
        }

        @Override
        public void because(Readings readings, Side side, Reasons reasons) {
            for (RedFlag flag : flags) {
                if (readings.flag(flag) == Truth.TRUE) {
                    reasons.add(Kind.FLAG, flag.name());
                }
            }
        }

        @Override
        public void lacks(Readings readings, Side side, List<Lack> lacks) {
            lacks.add(ask(readings, side) == Truth.FALSE ? whenNo : whenUnknown);
        }

        @Override
        public void leaves(Consumer<Condition> visitor) {
            visitor.accept(this);
        }

        @Override
        public String words() {
            return whenNo.need();
        }
    }
}
