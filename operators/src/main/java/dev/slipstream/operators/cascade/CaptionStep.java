package dev.slipstream.operators.cascade;

import dev.slipstream.contracts.record.Caption;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.modelserving.caption.CaptionAnswer;
import dev.slipstream.modelserving.caption.CaptionCodec;
import dev.slipstream.modelserving.caption.CaptionQuestion;
import dev.slipstream.modelserving.client.Answer;
import dev.slipstream.modelserving.client.InferenceException;
import dev.slipstream.modelserving.client.InferenceException.Kind;
import dev.slipstream.modelserving.client.LaneOptions;
import dev.slipstream.modelserving.client.ModelCall;
import dev.slipstream.modelserving.client.ModelRef;
import dev.slipstream.operators.describe.ModelVersions;
import dev.slipstream.operators.describe.ShotSample;
import dev.slipstream.operators.inference.EndpointFactory;
import dev.slipstream.operators.inference.SharedCaller;
import dev.slipstream.vision.media.JpegEncoder;
import dev.slipstream.vision.media.Picture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Asks a vision-language model for a sentence about the first picture of a shot, at an endpoint of its own. An answer in another form
 * than asked, or a refusal, is reported for a dead letter and never becomes a description.
 */
public final class CaptionStep implements AnalysisStep {
    /** Pixels; what such models see of a picture, and a tenth of full HD's bytes. */
    private static final int LONG_SIDE = 768;

    private final String model;
    private final SharedCaller shared;
    private final CaptionCodec codec = new CaptionCodec();

    /**
     * Connects to the endpoint.
     *
     * @param model its name there
     */
    public CaptionStep(EndpointFactory endpoint, LaneOptions lanes, String model) {
        this.model = model;
        try {
            this.shared = SharedCaller.of(endpoint, lanes);
        } catch (IOException e) {
            throw new UncheckedIOException("The endpoint for captions cannot be opened: " + e.getMessage(), e);
        }
    }

    @Override
    public String name() {
        return Step.CAPTION;
    }

    @Override
    public CompletableFuture<Finding> run(
            ShotSample sample, Picture picture, double scale, ModelCall models, long timeoutNanos) {
        Segment segment = sample.segment;
        CaptionQuestion question = new CaptionQuestion(List.of(jpeg(picture)), segment.getSport());
        return shared.caller()
                .call(ModelRef.latest(model), codec.encode(question), System.nanoTime() + timeoutNanos)
                .thenApply(answer -> finding(codec.decode(question, answer.outputs()), answer, segment))
                .exceptionally(CaptionStep::refused);
    }

    private static byte[] jpeg(Picture picture) {
        try (JpegEncoder encoder = new JpegEncoder()) {
            return encoder.encode(picture, LONG_SIDE);
        }
    }

    private static Finding finding(CaptionAnswer said, Answer answer, Segment segment) {
        Caption caption = new Caption(
                said.text(), new ArrayList<>(said.names()), ModelVersions.of(answer.model()), segment.getId(), false);
        return result -> {
            result.caption = caption;
            result.models.add(caption.getModel());
        };
    }

    /** What the model said wrong is somebody's to look at; that it was not there is only missing. */
    private static Finding refused(Throwable failure) {
        InferenceException why = InferenceException.of(failure);
        if (why.kind() != Kind.REJECTED) {
            throw why;
        }
        return result -> {
            result.captionProblem = String.valueOf(why.getMessage());
            result.degraded.add(Step.CAPTION + ":" + why.kind().reason());
        };
    }

    @Override
    public void close() {
        shared.close();
    }
}
