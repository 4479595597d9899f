package org.backline.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.backline.assessment.domain.Trace;
import org.backline.assessment.knowledge.CaseFacts;
import org.backline.assessment.knowledge.Evaluation;
import org.backline.assessment.knowledge.Knowledge;
import org.backline.assessment.knowledge.Reasoner;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One evaluation, one trace, one set of counterfactuals, and fixed work to hold them against. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class EvaluationBenchmark {

    private static final int CASES = 256;

    private final Reasoner reasoner = new Reasoner(Knowledge.load());
    private final List<CaseFacts> cases = cases();
    private final byte[] text = "back pain ".repeat(6_554).getBytes(UTF_8);
    private int at;

    private static List<CaseFacts> cases() {
        Athletes athletes = new Athletes(Knowledge.load(), 20261122);
        return Stream.generate(athletes::next).limit(CASES).toList();
    }

    private CaseFacts next() {
        at = (at + 1) % CASES;
        return cases.get(at);
    }

    /** Disposition with every rule, fired or not, and what it lacked. */
    @Benchmark
    public Evaluation evaluation() {
        return reasoner.evaluate(next());
    }

    /** The same, and the trace in the form in which it is stored. */
    @Benchmark
    public String evaluationAndStoredTrace() {
        CaseFacts facts = next();
        return new Trace(facts, List.of(), List.of(), List.of(), reasoner.evaluate(facts)).json();
    }

    /** Every single answer and smallest pair of answers that would change the disposition. */
    @Benchmark
    public List<Evaluation.Counterfactual> counterfactuals() {
        return reasoner.counterfactuals(next());
    }

    /** Work that has nothing to do with us: SHA-256 of 64 KiB. */
    @Benchmark
    public byte[] baseline() throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256").digest(text);
    }
}
