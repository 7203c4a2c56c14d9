package dev.slipstream.vision.clip;

import dev.slipstream.vision.clip.FragmentIndex.Fragment;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the playlists that {@link Reel} writes, to add clips to a reel or take some out; not any others. */
public final class ReelParser {
    private static final int MOST_CHARACTERS = 16 << 20;
    private static final Pattern MAP = Pattern.compile("#EXT-X-MAP:URI=\"([^\"]+)\",BYTERANGE=\"([0-9]{1,18})@0\"");
    private static final Pattern SOUND = Pattern.compile("#EXT-X-DATERANGE:.*,X-SOUND=\"(YES|NO)\".*");
    private static final Pattern RANGE = Pattern.compile("#EXT-X-BYTERANGE:([0-9]{1,18})@([0-9]{1,18})");
    private static final Pattern DURATION = Pattern.compile("#EXTINF:([0-9]{1,9}\\.[0-9]{6}),(.*)");
    private static final String TIME = "#EXT-X-PROGRAM-DATE-TIME:";

    private final List<Reel.Entry> entries = new ArrayList<>();
    private final List<Fragment> fragments = new ArrayList<>();
    private String uri = "";
    private String title = "";
    private boolean sound;
    /** Of the clip whose head comes next. */
    private boolean nextSound;

    private long headBytes;
    private long duration;
    private @Nullable Instant start;
    private @Nullable Matcher range;

    private ReelParser() {}

    /**
     * Reads a playlist.
     *
     * @throws IllegalArgumentException naming the line that is not as {@link Reel} writes it
     */
    public static Reel parse(String playlist) {
        if (playlist.length() > MOST_CHARACTERS || !playlist.startsWith("#EXTM3U\n")) {
            throw new IllegalArgumentException(
                    "This is no playlist of a reel: it must begin with #EXTM3U and have at most " + MOST_CHARACTERS
                            + " characters.");
        }
        ReelParser parser = new ReelParser();
        List<String> lines = playlist.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            try {
                parser.line(lines.get(i));
            } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "Line " + (i + 1) + " of the playlist is not as a reel has it: " + e.getMessage(), e);
            }
        }
        if (lines.isEmpty() || !lines.get(lines.size() - 1).equals("#EXT-X-ENDLIST")) {
            throw new IllegalArgumentException("The playlist is cut off: #EXT-X-ENDLIST is missing; write it again.");
        }
        parser.finish();
        return new Reel(parser.entries);
    }

    private void line(String line) {
        Matcher map = MAP.matcher(line);
        Matcher extinf = DURATION.matcher(line);
        Matcher part = RANGE.matcher(line);
        Matcher heard = SOUND.matcher(line);
        if (map.matches()) {
            finish();
            uri = map.group(1);
            headBytes = Long.parseLong(map.group(2));
            sound = nextSound;
        } else if (heard.matches()) {
            nextSound = heard.group(1).equals("YES");
        } else if (extinf.matches()) {
            duration = new BigDecimal(extinf.group(1)).movePointRight(6).longValueExact();
            title = extinf.group(2);
        } else if (part.matches()) {
            range = part;
        } else if (line.startsWith(TIME)) {
            start = Instant.parse(line.substring(TIME.length()));
        } else if (!line.startsWith("#")) {
            fragment(line);
        }
    }

    private void fragment(String line) {
        Matcher part = range;
        if (part == null || !line.equals(uri)) {
            throw new IllegalArgumentException("'" + line + "' without its #EXT-X-MAP and #EXT-X-BYTERANGE");
        }
        fragments.add(new Fragment(Long.parseLong(part.group(2)), Long.parseLong(part.group(1)), duration));
        range = null;
    }

    private void finish() {
        if (fragments.isEmpty()) {
            return;
        }
        if (start == null) {
            throw new IllegalArgumentException("the clip " + uri + " has no " + TIME);
        }
        entries.add(new Reel.Entry(uri, title, start, sound, new FragmentIndex(headBytes, fragments)));
        fragments.clear();
        start = null;
    }
}
