package dev.slipstream.operators.sample;

import dev.slipstream.contracts.record.Sample;
import dev.slipstream.vision.media.Picture;

/** Turns a sample's compressed picture into pixels; the seam between operators and codecs. For one thread at a time. */
public interface SampleDecoder extends AutoCloseable {
    /**
     * The picture in grey, scaled: {@code width * height} bytes, row by row from the upper left corner.
     *
     * @throws UndecodableSampleException if the bytes are no picture of their codec
     */
    byte[] thumbnail(Sample sample, int width, int height) throws UndecodableSampleException;

    /**
     * The picture in colour, in its own size where a reader of text gains from it, else smaller in the same shape.
     *
     * @throws UndecodableSampleException if the bytes are no picture of their codec
     */
    Picture picture(Sample sample) throws UndecodableSampleException;

    @Override
    void close();
}
