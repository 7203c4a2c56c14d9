package dev.slipstream.modelserving;

import dev.slipstream.vision.media.Picture;

import java.util.List;

/** Reads the text in a picture; the seam behind which any OCR engine can stand. Implementations are thread-safe. */
public interface TextReader extends AutoCloseable {
    /**
     * The lines of text, from top to bottom.
     *
     * @throws ModelException if the model failed on this picture
     */
    List<TextLine> read(Picture picture);

    /** The weights that read. */
    List<ModelInfo> models();

    @Override
    void close();
}
