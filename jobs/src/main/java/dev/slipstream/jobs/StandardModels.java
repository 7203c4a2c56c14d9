package dev.slipstream.jobs;

import dev.slipstream.connectors.media.MediaStore;
import dev.slipstream.modelserving.catalogue.ModelNames;
import dev.slipstream.modelserving.client.LaneOptions;
import dev.slipstream.modelserving.embedding.EmbeddingCodec;
import dev.slipstream.modelserving.ocr.TextTask;
import dev.slipstream.operators.cascade.AnalysisStepFactory;
import dev.slipstream.operators.cascade.CaptionStep;
import dev.slipstream.operators.cascade.CutStep;
import dev.slipstream.operators.cascade.KeyFrameStep;
import dev.slipstream.operators.cascade.Step;
import dev.slipstream.operators.cascade.TextStep;
import dev.slipstream.operators.sample.FfmpegSampleDecoder;
import org.apache.flink.configuration.ReadableConfig;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the settings say about models, as the operators take it. */
final class StandardModels {
    private StandardModels() {}

    static DescribeWorkflow.Models of(ReadableConfig settings) {
        Map<String, AnalysisStepFactory> steps = new LinkedHashMap<>();
        steps.put(Step.CUTS, CutStep::new);
        ModelFiles files = ModelFiles.of(settings);
        steps.put(Step.TEXT, () -> new TextStep(new TextTask(files.catalogue(), files.store())));
        DetectorChoice.of(settings).ifPresent(detector -> steps.put(Step.OBJECTS, detector));
        CaptionEndpoint.of(settings).ifPresent(captions -> {
            LaneOptions lanes = ModelEndpoint.lanes(settings);
            steps.put(Step.CAPTION, () -> new CaptionStep(captions, lanes, captions.model()));
        });
        // Last, so that the models are at work while it stores.
        MediaStore store = new MediaStore(settings.get(SlipstreamOptions.MEDIA_STORE_ROOT));
        steps.put(Step.KEY_FRAME, () -> new KeyFrameStep(store::writeKeyFrame));
        return new DescribeWorkflow.Models(
                FfmpegSampleDecoder::new,
                ModelEndpoint.of(settings),
                steps,
                () -> new EmbeddingCodec(files.catalogue().get(ModelNames.TEXT_EMBEDDING), files.store()));
    }
}
