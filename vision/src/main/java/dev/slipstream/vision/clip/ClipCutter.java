package dev.slipstream.vision.clip;

import dev.slipstream.vision.clip.Clip.How;
import dev.slipstream.vision.clip.ClipException.Reason;
import dev.slipstream.vision.clip.ClipPlan.Piece;
import dev.slipstream.vision.media.Ffmpeg;
import dev.slipstream.vision.media.SegmentPackets.Sample;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_free;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;

/**
 * Cuts clips out of stored segments. A clip is one MP4 file with its index at the front, which plays as it is and as part
 * of an HLS {@link Reel}; the same segments and times give the same file.
 *
 * <p>In {@link ClipMode#EXACT} the pictures between the start and the next keyframe that resets the decoder, and a few at
 * the end that need later ones, are encoded again; all others are copied. Both have their parameter sets in the one
 * sample description under numbers of their own, which every H.264 decoder takes. An edit list would spare the encoding,
 * but players that do not follow it begin up to a group of pictures too early, and it cannot be used in HLS.
 */
public final class ClipCutter {
    /** Longest clip, microseconds: its compressed pictures are held in memory. */
    public static final long MAX_MICROS = 600_000_000;

    private static final int MOST_SEGMENTS = 1_000_000;

    /**
     * Cuts a clip. Its first picture is the first at or after {@code in}, its last the last before {@code out}; at
     * keyframes, see {@link ClipMode}. Times count as equal within 2 us, since they were rounded. Sound begins with the
     * first of its frames at or after the first picture, in sync to half of one (11 ms for AAC).
     *
     * @param segments of one feed and one epoch, in order; only those that are needed are read. Missing and unreadable
     *     ones are said in the result
     * @param in common time line, microseconds
     * @param out the same, not included
     * @param file to be written; it appears when it is whole
     * @throws ClipException if no such clip can be made
     * @throws IOException if a segment's media cannot be read, or the file not be written
     */
    public Clip cut(List<ClipSegment> segments, long in, long out, ClipMode mode, Path file)
            throws ClipException, IOException {
        if (out <= in || out - in > MAX_MICROS || segments.size() > MOST_SEGMENTS) {
            throw new ClipException(
                    Reason.TIMES,
                    "A clip from " + in + " us to " + out
                            + " us cannot be cut; the end must come after the start, by at most " + MAX_MICROS
                            + " us.");
        }
        Ffmpeg.quiet();
        try (Footage footage = Footage.read(segments, in, out)) {
            if (footage.stretches().stream().noneMatch(s -> s.has(in, out))) {
                throw new ClipException(
                        Reason.NO_MEDIA,
                        "The clip from " + in + " us to " + out + " us has no picture that can be decoded: segments are"
                                + " missing or damaged there; ask for another time.");
            }
            return cut(footage, in, out, mode, file);
        }
    }

    private static Clip cut(Footage footage, long in, long out, ClipMode mode, Path file)
            throws ClipException, IOException {
        AVCodecParameters source = footage.video();
        boolean carried = ClipMuxer.carries(source);
        if (mode == ClipMode.KEYFRAME && !carried) {
            throw new ClipException(
                    Reason.CODEC,
                    "MP4 does not carry " + name(source) + ", so the clip cannot be copied; cut it exactly instead.");
        }
        AvcConfig config =
                source.codec_id() == AV_CODEC_ID_H264 && carried ? AvcConfig.parse(Packets.extradata(source)) : null;
        AvcConfig beside = config != null && config.mixes() ? config : null;
        ClipPlan plan = new ClipPlan(footage.stretches(), in, out);
        List<Piece> pieces;
        if (mode == ClipMode.KEYFRAME) {
            pieces = plan.copyAll();
        } else if (beside == null) {
            pieces = plan.encodeAll();
        } else {
            pieces = plan.encodeEdges(p -> p.key() && NalUnits.isIdr(Packets.bytes(p.packet()), beside.lengthSize()));
        }
        // Where nothing is copied, the encoder need not keep to the source's profile.
        boolean copies = pieces.stream().anyMatch(p -> !p.encode());
        try (RunEncoder encoder = new RunEncoder(source, copies ? beside : null);
                KeyPictures keys = new KeyPictures()) {
            return write(new Request(footage, in, out, file, config), pieces, encoder, keys);
        }
    }

    private record Request(
            Footage footage,
            long in,
            long out,
            Path file,
            @Nullable AvcConfig config) {}

    private static Clip write(Request request, List<Piece> pieces, RunEncoder encoder, KeyPictures keys)
            throws ClipException, IOException {
        ClipTrack track = null;
        Stretch stretch = null;
        int copied = 0;
        int encoded = 0;
        for (Piece piece : pieces) {
            List<Sample> run = run(piece, request.config, encoder, keys);
            if (run.isEmpty()) {
                continue; // nothing of it could be decoded
            }
            if (track == null) {
                track = new ClipTrack(run.get(0).micros());
            }
            track.add(run, stretch != null && stretch != piece.stretch());
            stretch = piece.stretch();
            copied += piece.encode() ? 0 : run.size();
            encoded += piece.encode() ? run.size() : 0;
        }
        if (track == null) {
            throw new IllegalStateException("a plan without pictures");
        }
        AVCodecParameters source = request.footage.video();
        AVCodecParameters sound = request.footage.sound();
        boolean heard = sound != null && ClipMuxer.carries(sound);
        AVCodecParameters video = avcodec_parameters_alloc();
        try (Silence silence = new Silence(sound)) {
            List<ClipTrack.Placed> sounds = heard ? track.sounds(request.footage.sounds(), silence) : List.of();
            describe(video, source, encoder, copied, encoded);
            ClipFile file =
                    ClipFile.write(request.file, video, sounds.isEmpty() ? null : sound, track.pictures(), sounds);
            How how = encoded == 0 ? How.COPIED : copied == 0 ? How.ALL_ENCODED : How.EDGES_ENCODED;
            List<Gap> gaps = gaps(request, track);
            return new Clip(
                    track.firstMicros(),
                    track.lastMicros(),
                    track.durationMicros(),
                    request.in - track.firstMicros(),
                    copied,
                    encoded,
                    how,
                    note(how, request, source, gaps, sound != null && !heard ? name(sound) : null),
                    file.bytes(),
                    file.sha256(),
                    video.width(),
                    video.height(),
                    name(video),
                    sounds.isEmpty() || sound == null ? null : name(sound),
                    gaps);
        } finally {
            avcodec_parameters_free(video);
        }
    }

    private static List<Sample> run(Piece piece, @Nullable AvcConfig config, RunEncoder encoder, KeyPictures keys)
            throws ClipException {
        if (piece.encode()) {
            return encoder.encode(piece.stretch(), piece.from(), piece.to());
        }
        return config == null ? piece.copied() : keys.withParameterSets(piece.copied(), config);
    }

    private static void describe(
            AVCodecParameters video, AVCodecParameters source, RunEncoder encoder, int copied, int encoded) {
        if (copied > 0) {
            avcodec_parameters_copy(video, source);
        } else {
            video.codec_type(AVMEDIA_TYPE_VIDEO);
            video.codec_id(AV_CODEC_ID_H264);
            video.width(encoder.width()).height(encoder.height());
            video.sample_aspect_ratio(source.sample_aspect_ratio());
        }
        if (encoded > 0) {
            Packets.extradata(video, encoder.config().bytes());
        }
    }

    private static String name(AVCodecParameters codec) {
        return avcodec_get_name(codec.codec_id()).getString();
    }

    /** What of the asked time is not in the clip. */
    private static List<Gap> gaps(Request request, ClipTrack track) {
        List<Gap> gaps = new ArrayList<>();
        if (track.firstMicros() - request.in > Footage.JITTER) {
            gaps.add(new Gap(request.in, track.firstMicros()));
        }
        gaps.addAll(track.gaps());
        if (request.out - track.endMicros() > Footage.JITTER) {
            gaps.add(new Gap(track.endMicros(), request.out));
        }
        return gaps;
    }

    private static String note(
            How how, Request request, AVCodecParameters source, List<Gap> gaps, @Nullable String silenced) {
        StringBuilder note = new StringBuilder(
                switch (how) {
                    case COPIED -> "copied as it is";
                    case EDGES_ENCODED -> "edges encoded again, the rest copied";
                    case ALL_ENCODED ->
                        "all encoded again: " + name(source) + " holds nothing there that could be copied between"
                                + " pictures of the encoder";
                });
        if (silenced != null) {
            note.append("; without its sound, since MP4 does not carry ").append(silenced);
        }
        if (!gaps.isEmpty()) {
            long missing = gaps.stream().mapToLong(Gap::micros).sum();
            note.append("; ").append(missing / 1000).append(" ms are missing");
        }
        if (request.footage.unreadable() > 0) {
            note.append("; ").append(request.footage.unreadable()).append(" segments were too damaged to be read");
        }
        return note.toString();
    }
}
