package dev.slipstream.jobs;

import dev.slipstream.modelserving.embedding.MiniLmTextEmbedder;
import dev.slipstream.modelserving.ocr.PaddleTextReader;
import dev.slipstream.operators.sample.FfmpegSampleDecoder;

/** The models that ordinary packages carry, inside the TaskManager. */
final class StandardModels {
    private StandardModels() {}

    static DescribeWorkflow.Models load() {
        return new DescribeWorkflow.Models(FfmpegSampleDecoder::new, PaddleTextReader::new, MiniLmTextEmbedder::new);
    }
}
