package dev.slipstream.jobs;

import dev.slipstream.modelserving.ModelInfo;
import dev.slipstream.modelserving.TextEmbedder;
import dev.slipstream.modelserving.TextLine;
import dev.slipstream.modelserving.TextReader;
import dev.slipstream.operators.sample.FfmpegSampleDecoder;
import dev.slipstream.vision.media.Picture;

import java.util.List;

import static dev.slipstream.contracts.SearchIndex.EMBEDDING_DIMENSIONS;

/** Real decoding and models that cost nothing, for tests of what happens around them. */
final class CheapModels {
    private CheapModels() {}

    static DescribeWorkflow.Models load() {
        return new DescribeWorkflow.Models(FfmpegSampleDecoder::new, CheapModels::reader, CheapModels::embedder);
    }

    private static TextReader reader() {
        return new TextReader() {
            @Override
            public List<TextLine> read(Picture picture) {
                return List.of(new TextLine("WOMEN 100M", 0.9f, 10, 10, 100, 20));
            }

            @Override
            public List<ModelInfo> models() {
                return List.of(new ModelInfo("cheap-reader", "1", "00"));
            }

            @Override
            public void close() {}
        };
    }

    private static TextEmbedder embedder() {
        return new TextEmbedder() {
            @Override
            public float[] embed(String text) {
                float[] vector = new float[EMBEDDING_DIMENSIONS];
                vector[text.length() % EMBEDDING_DIMENSIONS] = 1;
                return vector;
            }

            @Override
            public int dimensions() {
                return EMBEDDING_DIMENSIONS;
            }

            @Override
            public ModelInfo model() {
                return new ModelInfo("cheap-embedder", "1", "00");
            }

            @Override
            public void close() {}
        };
    }
}
