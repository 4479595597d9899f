package org.backline.benchmarks.load;

/** One group of figures, taken from a running system. */
@FunctionalInterface
interface Measure {

    void take(Bench bench) throws Exception;
}
