package dev.slipstream.operators.sample;

import dev.slipstream.contracts.record.Sample;
import dev.slipstream.vision.media.Picture;
import dev.slipstream.vision.media.PictureDecoder;
import dev.slipstream.vision.media.UndecodableMediaException;

import java.nio.ByteBuffer;

/** Decodes samples with FFmpeg, in this process. */
public final class FfmpegSampleDecoder implements SampleDecoder {
    /** Ultra HD; a larger picture would cost a hundred megabytes and shows no text that this one does not. */
    private static final int MAX_LONG_SIDE = 3840;

    private final PictureDecoder decoder = new PictureDecoder();

    @Override
    public byte[] thumbnail(Sample sample, int width, int height) throws UndecodableSampleException {
        byte[] grey = new byte[width * height];
        try {
            decode(sample);
            decoder.gray(width, height, grey);
        } catch (UndecodableMediaException e) {
            throw failed(e);
        }
        return grey;
    }

    @Override
    public Picture picture(Sample sample) throws UndecodableSampleException {
        try {
            decode(sample);
            return decoder.rgb(MAX_LONG_SIDE);
        } catch (UndecodableMediaException e) {
            throw failed(e);
        }
    }

    /** Without the remedy at the end of the message: the dead letter adds its own. */
    private static UndecodableSampleException failed(UndecodableMediaException e) {
        String message = String.valueOf(e.getMessage());
        int remedy = message.lastIndexOf("; ");
        return new UndecodableSampleException(remedy < 0 ? message : message.substring(0, remedy), e);
    }

    private void decode(Sample sample) throws UndecodableMediaException {
        decoder.decode(sample.getCodec(), bytes(sample.getParameterSets()), bytes(sample.getData()));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    @Override
    public void close() {
        decoder.close();
    }
}
