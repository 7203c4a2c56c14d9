package dev.slipstream.operators.describe;

import dev.slipstream.modelserving.ModelInfo;
import dev.slipstream.modelserving.TextEmbedder;
import dev.slipstream.modelserving.TextLine;
import dev.slipstream.modelserving.TextReader;
import dev.slipstream.vision.media.Picture;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Models that do what a test needs at once. */
final class FakeModels {
    static final AtomicInteger OPEN = new AtomicInteger();

    private FakeModels() {}

    /** Reads the number of the picture's grey; picture 99 makes it fail. */
    static TextReader reader() {
        OPEN.incrementAndGet();
        return new TextReader() {
            @Override
            public List<TextLine> read(Picture picture) {
                if (picture.rgb()[0] == 99) {
                    throw new IllegalStateException("cannot read this");
                }
                return List.of(new TextLine("GREY " + picture.rgb()[0], 0.9f, 1, 2, 30, 40));
            }

            @Override
            public List<ModelInfo> models() {
                return List.of(new ModelInfo("fake-reader", "1", "ab"));
            }

            @Override
            public void close() {
                OPEN.decrementAndGet();
            }
        };
    }

    /** The text's length and 1 as a vector; the text "fail" makes it fail. */
    static TextEmbedder embedder() {
        OPEN.incrementAndGet();
        return new TextEmbedder() {
            @Override
            public float[] embed(String text) {
                if (text.equals("fail")) {
                    throw new IllegalStateException("cannot embed this");
                }
                return new float[] {text.length(), 1};
            }

            @Override
            public int dimensions() {
                return 2;
            }

            @Override
            public ModelInfo model() {
                return new ModelInfo("fake-embedder", "2", "cd");
            }

            @Override
            public void close() {
                OPEN.decrementAndGet();
            }
        };
    }
}
