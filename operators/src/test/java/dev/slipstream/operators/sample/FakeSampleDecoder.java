package dev.slipstream.operators.sample;

import dev.slipstream.contracts.record.Sample;
import dev.slipstream.vision.media.Picture;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes a sample's first byte as the grey of its whole picture; an empty sample, or one of 13, does not decode. */
public final class FakeSampleDecoder implements SampleDecoder {
    public static final byte BROKEN = 13;

    /** Decoders that are open now, in this process. */
    public static final AtomicInteger OPEN = new AtomicInteger();

    public FakeSampleDecoder() {
        OPEN.incrementAndGet();
    }

    @Override
    public byte[] thumbnail(Sample sample, int width, int height) throws UndecodableSampleException {
        byte[] grey = new byte[width * height];
        Arrays.fill(grey, first(sample));
        return grey;
    }

    @Override
    public Picture picture(Sample sample) throws UndecodableSampleException {
        return new Picture(1280, 1, pixels(first(sample)));
    }

    private static byte[] pixels(byte grey) {
        byte[] rgb = new byte[1280 * 3];
        Arrays.fill(rgb, grey);
        return rgb;
    }

    private static byte first(Sample sample) throws UndecodableSampleException {
        if (!sample.getData().hasRemaining() || sample.getData().get(0) == BROKEN) {
            throw new UndecodableSampleException("no start code", new IOException("broken"));
        }
        return sample.getData().get(0);
    }

    @Override
    public void close() {
        OPEN.decrementAndGet();
    }
}
