package dev.slipstream.vision.media;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

/**
 * One connection to a feed, read as segments of one to two seconds that are cut, never re-encoded. Used by one thread;
 * only {@link #cancel()} may come from others. The same file gives the same bytes, samples and times on every pass, so
 * that reading again after a crash overwrites and never doubles.
 */
public final class FeedReader implements AutoCloseable {
    private static final int MAX_EARLY_SOUND = 128;
    private static final long MAX_SOUND_ONLY_MICROS = 10_000_000;

    private final ReaderOptions options;
    private final FeedInput input;
    private final Deadline deadline;
    private final ConnectionFacts facts;
    private final StreamClock videoClock;
    private final int videoIndex;
    private final byte[] parameterSets;
    private final PacketPool pool = new PacketPool();
    private final OpenSegment segment = new OpenSegment();
    private final SegmentMuxer muxer;
    private final @Nullable SoundTrack sound;
    private final DerivedSampler sampler;
    /** Sound that came before the first picture of its stretch: containers put it a little ahead. */
    private final Deque<AVPacket> earlySound = new ArrayDeque<>();

    private boolean begun;
    private boolean ended;
    /** Whether time jumped on this connection. */
    private boolean restarted;
    /** The picture that jumped, which comes first in what follows. */
    private @Nullable AVPacket jumped;

    private long originTicks;

    private @Nullable FeedException failure;

    /**
     * Connects and finds the streams, within twice the open timeout.
     *
     * @param uri a file path, or an http, https, srt, rtsp, rtsps, rtmp or rtmps address; HLS is an http(s) address of a
     *     playlist
     */
    public static FeedReader open(String uri, ReaderOptions options) throws FeedException {
        return new FeedReader(options.policy().check(uri), options, new Deadline(options.nanos()));
    }

    private FeedReader(FeedAddress address, ReaderOptions options, Deadline deadline) throws FeedException {
        this.options = options;
        this.deadline = deadline;
        input = new FeedInput(address, options, deadline);
        try {
            AVStream video = input.video();
            videoClock = new StreamClock(video);
            videoIndex = video.index();
            AVStream audio = input.audio();
            StreamClock audioClock = audio == null ? null : new StreamClock(audio);
            muxer = SegmentMuxer.create(video, videoClock, audio, audioClock)
                    .orElseThrow(() -> input.unsupported("no container carries " + input.videoCodec()));
            sound = audio == null || audioClock == null ? null : new SoundTrack(audio, audioClock);
            AVCodecParameters parameters = video.codecpar();
            parameterSets = Ffmpeg.bytes(parameters.extradata(), parameters.extradata_size());
            sampler = new DerivedSampler(parameters, videoClock, options.maxPixels());
            facts = new ConnectionFacts(input, muxer.carriesAudio());
        } catch (FeedException | RuntimeException e) {
            input.close();
            throw e;
        }
    }

    /**
     * What the connection carries; the sender's time appears once a report of it came, and goes when time jumps, since
     * the report was of the time stamps before. The time stamp is that of the first picture behind the jump then.
     */
    public MediaInfo info() {
        return facts.info(
                begun && !restarted ? videoClock.micros(originTicks) : null,
                begun ? OptionalLong.of(originTicks) : OptionalLong.empty());
    }

    /**
     * Reads on until a segment is complete.
     *
     * @return null at the clean end of the media
     * @throws FeedException when reading failed; the segment that was open then was delivered before. After a
     *     DISCONTINUITY the next call goes on behind the jump, on the same connection, with media time from zero.
     */
    public @Nullable CutSegment next() throws FeedException {
        while (!ended && failure == null) {
            AVPacket packet = read();
            if (packet == null) {
                continue;
            }
            CutSegment complete = packet.stream_index() == videoIndex ? picture(packet) : sound(packet);
            if (complete != null) {
                return complete;
            }
        }
        if (!segment.video().isEmpty()) {
            CutSegment last =
                    close(videoClock.endTicks(), segment.dependent() ? sampler.last(segment, originTicks) : null);
            if (last != null) {
                return last;
            }
        }
        FeedException thrown = failure;
        if (thrown == null) {
            return null;
        }
        if (thrown.kind() == FeedException.Kind.DISCONTINUITY) {
            restart();
        }
        throw thrown;
    }

    private @Nullable AVPacket read() {
        AVPacket held = jumped;
        if (held != null) {
            jumped = null;
            return held;
        }
        AVPacket packet = pool.take();
        int result = input.read(packet);
        if (result >= 0) {
            return packet;
        }
        pool.give(packet);
        if (result != AVERROR_EAGAIN() || deadline.passed()) {
            stop(result);
        }
        return null;
    }

    /** Everything but the connection begins again. */
    private void restart() {
        failure = null;
        begun = false;
        restarted = true;
        videoClock.restart();
        if (sound != null) {
            sound.restart();
        }
    }

    private void stop(int result) {
        try {
            input.throwRefusal();
            if (result == AVERROR_EOF() && !deadline.passed() && !input.ioFailed()) {
                ended = true;
            } else {
                failure = input.readFailed(result);
            }
        } catch (FeedException e) {
            failure = e;
        }
    }

    private @Nullable CutSegment picture(AVPacket packet) {
        boolean key = (packet.flags() & AV_PKT_FLAG_KEY) != 0;
        if (!begun && !(key && timed(packet))) {
            pool.give(packet); // a live feed is joined in the middle of a group of pictures
            return null;
        }
        videoClock.complete(packet);
        if (videoClock.jumps(packet)) {
            failure = input.failed(FeedException.Kind.DISCONTINUITY, "time stamps jumped", "begin a new epoch");
            jumped = packet;
            return null;
        }
        if (packet.size() > options.maxSegmentBytes()) {
            failure = input.failed(
                    FeedException.Kind.BROKEN, "a picture of " + packet.size() + " bytes", "check the encoder");
            pool.give(packet);
            return null;
        }
        videoClock.advance(packet);
        if (!begun) {
            begun = true;
            originTicks = packet.pts();
            begin(key, keyframe(packet));
            if (sound != null) {
                sound.begin(videoClock.micros(originTicks));
            }
            for (int waiting = earlySound.size(); waiting > 0; waiting--) {
                sound(earlySound.remove());
            }
        }
        CutSegment complete = null;
        if (!segment.video().isEmpty() && cuts(packet, key)) {
            EncodedPicture end = key ? keyframe(packet) : sampler.last(segment, originTicks);
            complete = close(packet.dts(), end);
            begin(key, end);
        }
        segment.addVideo(packet, key);
        return complete;
    }

    /** Without a time, a picture could not be placed before those that follow it. */
    private boolean timed(AVPacket packet) {
        return packet.pts() != AV_NOPTS_VALUE || packet.dts() != AV_NOPTS_VALUE || !input.timesComeLate();
    }

    private boolean cuts(AVPacket packet, boolean key) {
        long length = videoClock.micros(packet.dts() - segment.video().get(0).dts());
        return CutRule.cuts(
                key,
                segment.dependent(),
                length,
                videoClock.micros(packet.duration()),
                segment.bytes() + packet.size(),
                options.maxSegmentBytes());
    }

    private void begin(boolean key, @Nullable EncodedPicture first) {
        segment.begin(!key);
        if (key) {
            sampler.forget();
            segment.sample(first);
        }
    }

    /** A keyframe as a sample; null where it came damaged. */
    private @Nullable EncodedPicture keyframe(AVPacket packet) {
        if ((packet.flags() & AV_PKT_FLAG_CORRUPT) != 0) {
            return null;
        }
        return new EncodedPicture(
                mediaTime(packet.pts()),
                facts.videoCodec(),
                facts.width(),
                facts.height(),
                parameterSets,
                Ffmpeg.bytes(packet.data(), packet.size()),
                false);
    }

    private @Nullable CutSegment sound(AVPacket packet) {
        if (sound == null) {
            pool.give(packet);
            return null;
        }
        long pictures = begun ? videoClock.micros(videoClock.endTicks()) : 0;
        if (!begun || sound.strays(packet, pictures)) {
            earlySound.add(packet);
            if (earlySound.size() > MAX_EARLY_SOUND) {
                pool.give(earlySound.remove());
            }
            return null;
        }
        if (!sound.accept(packet)) {
            pool.give(packet);
            return null;
        }
        if (sound.newestMicros() - pictures > MAX_SOUND_ONLY_MICROS) {
            failure = input.failed(
                    FeedException.Kind.BROKEN, "sound without pictures for ten seconds", "check the encoder");
        }
        if (muxer.carriesAudio() && segment.bytes() + packet.size() <= options.maxSegmentBytes()) {
            muxer.configureAudio(sound.configuration());
            segment.add(packet);
        } else {
            pool.give(packet);
        }
        return null;
    }

    private long mediaTime(long ticks) {
        return videoClock.micros(ticks - originTicks);
    }

    /**
     * Writes the open segment; null where it cannot be written, and {@code failure} says why. Its sample is the picture at which it
     * ends, the newest there is, or else the one with which it began.
     */
    private @Nullable CutSegment close(long endTicks, @Nullable EncodedPicture end) {
        EncodedPicture sample = end == null ? segment.sample() : end;
        long start = segment.firstShown();
        long length = endTicks - segment.video().get(0).dts();
        int pictures = segment.video().size();
        int pictureBytes = segment.pictureBytes();
        boolean dependent = segment.dependent();
        int[] error = new int[1];
        byte[] media = muxer.write(segment.packets(), error);
        segment.recycle(pool);
        if (media == null) {
            failure = input.failed(
                    FeedException.Kind.BROKEN,
                    "packets do not make a segment: " + Ffmpeg.error(error[0]),
                    "connect again");
            return null;
        }
        return new CutSegment(
                mediaTime(start),
                videoClock.micros(length),
                pictures,
                pictureBytes,
                dependent,
                muxer.container(),
                media,
                facts.width(),
                facts.height(),
                sample,
                sound == null ? null : sound.completed());
    }

    /** From any thread: a call in progress, and each later one, ends with a FeedException CANCELLED soon. */
    public void cancel() {
        deadline.cancel();
    }

    @Override
    public void close() {
        sampler.close();
        if (sound != null) {
            sound.close();
        }
        muxer.close();
        pool.close();
        input.close();
    }
}
