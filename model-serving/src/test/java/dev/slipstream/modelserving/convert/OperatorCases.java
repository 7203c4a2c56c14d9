package dev.slipstream.modelserving.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Small networks, each about one operator, that a picture of odd sides goes into. */
final class OperatorCases {
    private static final long[] PICTURE = {1, 7, 5, 3};

    /** A network whose one output is "out". */
    record Case(String title, TinyGraph graph, List<TfjsRuntime.Input> inputs) {}

    private final List<Case> cases = new ArrayList<>();
    private final Set<String> covered = new TreeSet<>();

    List<Case> all() {
        return cases;
    }

    /** Operators with a case. */
    Set<String> covered() {
        return covered;
    }

    /** Says that other operators' cases are cases of this one too. */
    void covered(String op) {
        covered.add(op);
    }

    /** A graph that takes a picture of numbers between these. */
    static TinyGraph picture(double from, double to) {
        return new TinyGraph().range(from, to).input("x", "DT_FLOAT", PICTURE);
    }

    void add(String op, TinyGraph graph) {
        covered.add(op);
        double[] numbers = values(105, graph.low(), graph.high());
        float[] values = new float[numbers.length];
        IntStream.range(0, values.length).forEach(i -> values[i] = (float) numbers[i]);
        cases.add(new Case(
                op + " #" + cases.size(),
                graph.output("out", "DT_FLOAT"),
                List.of(new TfjsRuntime.Input("x", PICTURE, values, false))));
    }

    static double[] values(int count, double from, double to) {
        return new Random(count).doubles(count, from, to).toArray();
    }
}
