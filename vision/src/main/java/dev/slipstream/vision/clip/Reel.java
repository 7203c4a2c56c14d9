package dev.slipstream.vision.clip;

import dev.slipstream.vision.clip.FragmentIndex.Fragment;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Clips one after the other as an HLS playlist. It names parts of the clips' own files, so nothing is stored twice: a
 * clip plays as it is and in any number of reels. Each clip shows as a chapter, by its title, and with the time at which
 * it was recorded. Source: RFC 8216.
 *
 * <p>Time begins again with each clip, as HLS allows behind a discontinuity and browsers play it. FFmpeg's own HLS reader
 * leaves out the first fragment behind one; to make one film of a reel by FFmpeg, join the clips' files instead.
 */
public record Reel(List<Entry> entries) {
    private static final int MOST_CLIPS = 1000;
    private static final int LONGEST_TEXT = 500;
    private static final double MICROS = 1e6;

    /**
     * A clip of the reel.
     *
     * @param uri of its file, relative to the playlist
     * @param title that viewers see
     * @param start when its first picture was captured
     * @param sound whether it has sound
     * @param index of its file
     */
    public record Entry(String uri, String title, Instant start, boolean sound, FragmentIndex index) {
        public Entry {
            requireRelative(uri);
            title = title.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ")
                    .replace('"', '\'')
                    .strip();
            if (title.length() > LONGEST_TEXT) {
                title = title.substring(0, LONGEST_TEXT);
            }
            if (index.fragments().isEmpty()) {
                throw new IllegalArgumentException("The clip " + uri + " has no pictures; leave it out of the reel.");
            }
        }

        /** Of its pictures together, microseconds. */
        long durationMicros() {
            return index.fragments().stream()
                    .mapToLong(Fragment::durationMicros)
                    .sum();
        }
    }

    public Reel {
        entries = List.copyOf(entries);
        if (entries.isEmpty() || entries.size() > MOST_CLIPS) {
            throw new IllegalArgumentException(
                    "A reel of " + entries.size() + " clips cannot be made; give 1 to " + MOST_CLIPS + ".");
        }
        boolean sound = entries.get(0).sound();
        for (Entry entry : entries) {
            if (entry.sound() != sound) { // browsers cannot add or drop a track in the middle
                throw new IllegalArgumentException("The clip " + entry.uri() + " has " + (sound ? "no sound" : "sound")
                        + ", unlike the first of the reel; put clips with and without sound into reels of their own.");
            }
        }
    }

    /** A playlist is handed out with its files, and must not lead anywhere else. */
    static void requireRelative(String uri) {
        boolean relative;
        try {
            URI parsed = new URI(uri);
            relative = !parsed.isAbsolute()
                    && parsed.getRawAuthority() == null
                    && parsed.getPath() != null
                    && !parsed.getPath().isEmpty()
                    && !parsed.getPath().startsWith("/")
                    && parsed.normalize().equals(parsed)
                    && !parsed.getPath().startsWith("../");
        } catch (URISyntaxException e) {
            relative = false;
        }
        if (!relative || uri.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "'" + uri + "' is no address relative to a playlist; give a path below it, such as clips/7.mp4.");
        }
    }

    /** The playlist as text, to be served as {@code application/vnd.apple.mpegurl}. */
    public String playlist() {
        double longest = entries.stream()
                .flatMap(e -> e.index().fragments().stream())
                .mapToLong(Fragment::durationMicros)
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n");
        text.append("#EXT-X-TARGETDURATION:").append((long) Math.max(1, Math.ceil(longest / MICROS)));
        text.append("\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n");
        for (int i = 0; i < entries.size(); i++) {
            if (i > 0) {
                text.append("#EXT-X-DISCONTINUITY\n");
            }
            append(text, entries.get(i), i);
        }
        return text.append("#EXT-X-ENDLIST\n").toString();
    }

    private static void append(StringBuilder text, Entry entry, int number) {
        text.append("#EXT-X-DATERANGE:ID=\"clip-").append(number).append("\",CLASS=\"dev.slipstream.clip\"");
        text.append(",START-DATE=\"").append(entry.start()).append("\",DURATION=");
        text.append(seconds(entry.durationMicros()));
        text.append(entry.sound() ? ",X-SOUND=\"YES\"" : ",X-SOUND=\"NO\"");
        text.append(",X-TITLE=\"").append(entry.title()).append("\"\n");
        text.append("#EXT-X-MAP:URI=\"").append(entry.uri()).append("\",BYTERANGE=\"");
        text.append(entry.index().headBytes()).append("@0\"\n");
        text.append("#EXT-X-PROGRAM-DATE-TIME:").append(entry.start()).append('\n');
        for (Fragment fragment : entry.index().fragments()) {
            text.append("#EXTINF:").append(seconds(fragment.durationMicros())).append(',');
            text.append(entry.title()).append("\n#EXT-X-BYTERANGE:");
            text.append(fragment.bytes()).append('@').append(fragment.offset()).append('\n');
            text.append(entry.uri()).append('\n');
        }
    }

    private static String seconds(long micros) {
        return String.format(Locale.ROOT, "%.6f", micros / MICROS);
    }
}
