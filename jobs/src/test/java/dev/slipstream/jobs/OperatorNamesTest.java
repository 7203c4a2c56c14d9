package dev.slipstream.jobs;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.function.BiConsumer;

import static org.assertj.core.api.Assertions.assertThat;

/** A savepoint finds its state by uid, and the pager finds an operator by name: every operator has both, and no Kryo. */
class OperatorNamesTest {
    private static List<StreamNode> operators(BiConsumer<StreamExecutionEnvironment, Configuration> job) {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
        job.accept(env, settings);
        // Fails by itself where a uid is missing, because none may be generated.
        return List.copyOf(env.getStreamGraph().getStreamNodes());
    }

    private static void check(List<StreamNode> operators) {
        assertThat(operators).hasSizeGreaterThan(4);
        assertThat(operators)
                .extracting(StreamNode::getTransformationUID)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        assertThat(operators)
                .extracting(StreamNode::getOperatorName)
                .noneMatch(name -> name.matches("(Process|Map|Flat Map|async wait operator|Sink.*Unnamed).*"));
    }

    @Test
    void ingest() {
        check(operators(IngestJob::define));
    }

    @Test
    void describe() {
        check(operators(DescribeJob::define));
    }

    @Test
    void highlight() {
        check(operators(HighlightJob::define));
    }

    @Test
    void replay() {
        check(operators(
                (env, settings) -> ReplayJob.define(env, settings, List.of(), ReplayMakers.of(settings, List.of()))));
    }

    @Test
    void describeMedia() {
        check(operators((env, settings) -> {
            DescribeMediaJob.Outputs outputs = DescribeMediaJob.define(env, settings, List.of(), List.of());
            outputs.descriptions()
                    .sinkTo(new DiscardingSink<>())
                    .name("descriptions")
                    .uid("descriptions");
        }));
    }
}
