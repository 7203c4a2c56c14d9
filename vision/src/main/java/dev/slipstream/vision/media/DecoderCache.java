package dev.slipstream.vision.media;

import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import static org.bytedeco.ffmpeg.global.avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_descriptor_get_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_free;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;

/** Decoders by codec and parameter sets: opening one costs as much as decoding a small picture. */
final class DecoderCache implements AutoCloseable {
    private static final int MAX = 8;
    private static final Set<String> CODECS = Set.of("h264", "hevc", "vp9", "av1", "mjpeg", "mpeg2video");

    private record Key(String codec, ByteBuffer parameterSets) {}

    private final long maxPixels;
    private final Map<Key, VideoDecoder> byKey = new LinkedHashMap<>(MAX, 0.75f, true);

    DecoderCache(long maxPixels) {
        this.maxPixels = maxPixels;
    }

    /** Whether pictures of this codec are decoded at all. */
    static boolean knows(String codec) {
        return CODECS.contains(codec);
    }

    /** The decoder, opened if need be; null where there is none. */
    @Nullable
    VideoDecoder get(String codec, byte[] parameterSets) {
        Key key = new Key(codec, ByteBuffer.wrap(parameterSets));
        VideoDecoder known = byKey.get(key);
        if (known != null) {
            return known;
        }
        VideoDecoder opened = knows(codec) ? open(codec, parameterSets) : null;
        if (opened != null) {
            byKey.put(key, opened);
            if (byKey.size() > MAX) {
                Iterator<VideoDecoder> oldest = byKey.values().iterator();
                oldest.next().close();
                oldest.remove();
            }
        }
        return opened;
    }

    void remove(String codec, byte[] parameterSets) {
        VideoDecoder removed = byKey.remove(new Key(codec, ByteBuffer.wrap(parameterSets)));
        if (removed != null) {
            removed.close();
        }
    }

    private @Nullable VideoDecoder open(String codec, byte[] parameterSets) {
        AVCodecDescriptor descriptor = avcodec_descriptor_get_by_name(codec);
        AVCodecParameters parameters = avcodec_parameters_alloc();
        try {
            parameters.codec_type(AVMEDIA_TYPE_VIDEO);
            parameters.codec_id(descriptor.id());
            if (parameterSets.length > 0) {
                BytePointer copy = new BytePointer(av_mallocz(parameterSets.length + AV_INPUT_BUFFER_PADDING_SIZE));
                copy.put(parameterSets, 0, parameterSets.length);
                parameters.extradata(copy);
                parameters.extradata_size(parameterSets.length);
            }
            return VideoDecoder.open(parameters, maxPixels, true);
        } finally {
            avcodec_parameters_free(parameters);
        }
    }

    @Override
    public void close() {
        byKey.values().forEach(VideoDecoder::close);
        byKey.clear();
    }
}
