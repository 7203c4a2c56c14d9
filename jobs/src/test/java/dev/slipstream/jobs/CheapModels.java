package dev.slipstream.jobs;

import dev.slipstream.connectors.media.MediaStore;
import dev.slipstream.contracts.record.Box;
import dev.slipstream.contracts.record.ReadText;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.modelserving.ModelInfo;
import dev.slipstream.modelserving.client.Answer;
import dev.slipstream.modelserving.client.InferenceEndpoint;
import dev.slipstream.modelserving.client.ModelCall;
import dev.slipstream.modelserving.client.ModelRef;
import dev.slipstream.modelserving.tensor.ModelCodec;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.operators.cascade.AnalysisStep;
import dev.slipstream.operators.cascade.AnalysisStepFactory;
import dev.slipstream.operators.cascade.CutStep;
import dev.slipstream.operators.cascade.KeyFrameStep;
import dev.slipstream.operators.cascade.Step;
import dev.slipstream.operators.describe.ModelVersions;
import dev.slipstream.operators.describe.ShotSample;
import dev.slipstream.operators.inference.EndpointFactory;
import dev.slipstream.operators.sample.FfmpegSampleDecoder;
import dev.slipstream.vision.media.Picture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import static dev.slipstream.contracts.SearchIndex.EMBEDDING_DIMENSIONS;

/** Real decoding and models that cost nothing, for tests of what happens around them. */
final class CheapModels {
    private CheapModels() {}

    static DescribeWorkflow.Models load() {
        return with(new EchoFactory());
    }

    /** Shots by their pictures, and another step for what is read. */
    static DescribeWorkflow.Models reading(AnalysisStepFactory text) {
        return new DescribeWorkflow.Models(
                FfmpegSampleDecoder::new,
                new EchoFactory(),
                Map.of(Step.CUTS, CutStep::new, Step.TEXT, text),
                LengthCodec::new);
    }

    /** The same questions to another endpoint. */
    static DescribeWorkflow.Models with(EndpointFactory endpoint) {
        return new DescribeWorkflow.Models(
                FfmpegSampleDecoder::new, endpoint, Map.of(Step.TEXT, SameTextStep::new), LengthCodec::new);
    }

    /** The same, and pictures stored here. */
    static DescribeWorkflow.Models storing(MediaStore store) {
        DescribeWorkflow.Models cheap = load();
        Map<String, AnalysisStepFactory> steps = new LinkedHashMap<>(cheap.steps());
        steps.put(Step.KEY_FRAME, () -> new KeyFrameStep(store::writeKeyFrame));
        return new DescribeWorkflow.Models(cheap.decoder(), cheap.endpoint(), steps, cheap.embedding());
    }

    /** Answers every question with the question. */
    private record EchoFactory() implements EndpointFactory {
        @Override
        public String key() {
            return "echo";
        }

        @Override
        public InferenceEndpoint open() {
            return new Echo();
        }
    }

    private static final class Echo implements InferenceEndpoint {
        @Override
        public CompletableFuture<Answer> infer(ModelRef model, List<Tensor> inputs, long timeoutNanos) {
            return CompletableFuture.completedFuture(
                    new Answer(new ModelInfo("cheap-" + model.name(), "1", "00"), inputs));
        }

        @Override
        public int maxBatch(ModelRef model) {
            return 1;
        }

        @Override
        public void close() {}
    }

    /** Reads the same in every picture, once a model has answered. */
    private static final class SameTextStep implements AnalysisStep {
        @Override
        public String name() {
            return Step.TEXT;
        }

        @Override
        public CompletableFuture<Finding> run(
                ShotSample sample, Picture picture, double scale, ModelCall models, long timeoutNanos) {
            Segment segment = sample.segment;
            return models.call("reader", List.of(Tensor.ofFloats("x", new long[] {1, 1}, picture.width())))
                    .thenApply(answer -> result -> {
                        result.texts.add(new ReadText(
                                "WOMEN 100M",
                                0.9f,
                                new Box(10, 10, 100, 20),
                                segment.getCaptureTime(),
                                segment.getId()));
                        result.models.add(ModelVersions.of(answer.model()));
                    });
        }
    }

    private static final class LengthCodec implements ModelCodec<String, float[]> {
        @Override
        public List<Tensor> encode(String text) {
            return List.of(Tensor.ofFloats("x", new long[] {1, 1}, text.length()));
        }

        @Override
        public float[] decode(String text, List<Tensor> outputs) {
            float[] vector = new float[EMBEDDING_DIMENSIONS];
            vector[(int) outputs.get(0).toFloats()[0] % EMBEDDING_DIMENSIONS] = 1;
            return vector;
        }
    }
}
