package dev.slipstream.modelserving.caption;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a vision-language model is asked.
 *
 * @param jpegs one to a few pictures of one shot, already scaled; JPEG files
 * @param sport on screen, where it is known
 */
public record CaptionQuestion(List<byte[]> jpegs, @Nullable String sport) {
    /** More cost more and tell little: a shot is one scene. */
    public static final int MAX_PICTURES = 4;

    public CaptionQuestion {
        jpegs = List.copyOf(jpegs);
        if (jpegs.isEmpty() || jpegs.size() > MAX_PICTURES) {
            throw new IllegalArgumentException(
                    "A caption is asked for 1 to " + MAX_PICTURES + " pictures, not for " + jpegs.size());
        }
    }
}
