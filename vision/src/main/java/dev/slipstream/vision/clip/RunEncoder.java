package dev.slipstream.vision.clip;

import dev.slipstream.vision.clip.ClipException.Reason;
import dev.slipstream.vision.media.SegmentPackets.Sample;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;

/**
 * Encodes parts of a clip again, so that they can stand in one track, with others that are copied or by themselves. The
 * packets are valid until this is closed.
 */
final class RunEncoder implements AutoCloseable {
    private static final int HIGH = 100;
    private static final long USUAL_PICTURE = 40_000;

    private final AVCodecParameters source;
    private final @Nullable AvcConfig beside;
    private final List<AVPacket> owned = new ArrayList<>();
    private @Nullable PictureEncoder encoder;
    private byte[] parameterSets = new byte[0];
    private int width;
    private int height;

    /**
     * @param source the pictures' codec
     * @param beside the parameter sets of the pictures that are copied; null = all are encoded again
     */
    RunEncoder(AVCodecParameters source, @Nullable AvcConfig beside) {
        this.source = source;
        this.beside = beside;
    }

    /** Encodes the pictures from one time to another, the latter not included. */
    List<Sample> encode(Stretch stretch, long from, long to) throws ClipException {
        List<Sample> run = new ArrayList<>();
        PictureEncoder.Sink sink = packet -> run.add(take(packet, stretch));
        try {
            new PictureRun(stretch, from, to)
                    .decode(source, frame -> encoder(frame, stretch).encode(frame, sink));
            if (encoder == null) {
                throw new ClipException(
                        Reason.CODEC,
                        "The pictures from " + from
                                + " us on do not decode; ask for other times, or cut at keyframes.");
            }
            encoder.encode(null, sink);
        } finally {
            if (encoder != null) {
                encoder.close();
                encoder = null;
            }
        }
        return run;
    }

    private PictureEncoder encoder(AVFrame first, Stretch stretch) throws ClipException {
        PictureEncoder known = encoder;
        if (known != null) {
            return known;
        }
        PictureEncoder opened =
                new PictureEncoder(first, pictureMicros(stretch), beside == null ? HIGH : beside.profile());
        encoder = opened;
        byte[] sets = opened.parameterSets();
        if (parameterSets.length > 0 && !Arrays.equals(parameterSets, sets)) {
            throw new ClipException(
                    Reason.CODEC, "The pictures change their size or colours within the clip; cut it in two there.");
        }
        parameterSets = sets;
        width = opened.width();
        height = opened.height();
        return opened;
    }

    /** Of a usual picture of the stretch. */
    private static long pictureMicros(Stretch stretch) {
        long[] known = stretch.pictures().stream()
                .mapToLong(Sample::durationMicros)
                .filter(d -> d > 0)
                .sorted()
                .toArray();
        return known.length == 0 ? USUAL_PICTURE : known[known.length / 2];
    }

    private Sample take(AVPacket packet, Stretch stretch) {
        int id = beside == null ? -1 : beside.freeId();
        boolean key = (packet.flags() & AV_PKT_FLAG_KEY) != 0;
        List<byte[]> units = new ArrayList<>();
        if (key) {
            units.addAll(NalUnits.split(parameterSets)); // for the reason that KeyPictures says
        }
        for (byte[] unit : NalUnits.split(Packets.bytes(packet))) {
            if (NalUnits.type(unit) == NalUnits.SLICE || NalUnits.type(unit) == NalUnits.IDR) {
                units.add(unit);
            }
        }
        if (id >= 0) {
            units.replaceAll(unit -> NalUnits.withId(unit, id));
        }
        AVPacket kept = av_packet_alloc();
        owned.add(kept);
        Packets.fill(kept, NalUnits.join(units, beside == null ? 4 : beside.lengthSize()));
        kept.flags(key ? AV_PKT_FLAG_KEY : 0);
        long micros = packet.pts();
        long duration = stretch.pictures().stream()
                .filter(p -> p.micros() == micros)
                .mapToLong(Sample::durationMicros)
                .findFirst()
                .orElse(USUAL_PICTURE);
        return new Sample(kept, micros, duration);
    }

    /** The track's parameter sets: its own where something was encoded, and those of what is copied. */
    AvcConfig config() {
        List<byte[]> units = NalUnits.split(parameterSets);
        if (beside == null) {
            return AvcConfig.of(units);
        }
        if (units.isEmpty()) {
            return beside;
        }
        int id = beside.freeId();
        return beside.with(AvcConfig.of(
                units.stream().map(unit -> NalUnits.withId(unit, id)).toList()));
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    @Override
    public void close() {
        owned.forEach(packet -> av_packet_free(packet));
        owned.clear();
    }
}
