package dev.slipstream.modelserving.convert;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/** Every operator that can be converted computes what TensorFlow.js computes, on small tensors of odd shapes. */
class OperatorParityTest {
    @Test
    void everyOperatorAgrees(@TempDir Path work) throws Exception {
        TfjsRuntime tfjs = TfjsRuntime.orSkip();
        OperatorCases cases = new OperatorCases();
        new ElementwiseCases(cases).addAll();
        new ConvolutionCases(cases).addAll();
        new MovingCases(cases).addAll();
        assertThat(cases.covered()).as("operators with a case").containsAll(new TreeSet<>(TfjsConverter.operators()));

        List<TfjsRuntime.Run> runs = new ArrayList<>();
        for (OperatorCases.Case each : cases.all()) {
            Path model = each.graph().write(work.resolve("case-" + runs.size()));
            runs.add(new TfjsRuntime.Run(model, each.inputs(), List.of("out"), false));
        }
        List<List<float[]>> expected = tfjs.run(work, runs);
        SoftAssertions softly = new SoftAssertions();
        for (int i = 0; i < cases.all().size(); i++) {
            OperatorCases.Case each = cases.all().get(i);
            float[] wanted = expected.get(i).get(0);
            softly.assertThatCode(() -> {
                        float[] actual = OnnxRun.first(each.graph().toOnnx(), each.inputs(), "out");
                        assertThat(actual)
                                .usingElementComparator(OperatorParityTest::near)
                                .containsExactly(wanted);
                    })
                    .as(each.title())
                    .doesNotThrowAnyException();
        }
        softly.assertAll();
    }

    /** Single precision, whichever order the sums are made in. */
    private static int near(Float a, Float b) {
        return Math.abs(a - b) <= 1e-5f * Math.max(1, Math.abs(b)) ? 0 : Float.compare(a, b);
    }
}
