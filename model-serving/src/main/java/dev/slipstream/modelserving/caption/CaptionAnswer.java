package dev.slipstream.modelserving.caption;

import java.util.List;

/**
 * What a vision-language model answered, in the form that was asked for.
 *
 * @param text one to three sentences
 * @param names persons that the text names, as the model itself says
 */
public record CaptionAnswer(String text, List<String> names) {
    public CaptionAnswer {
        names = List.copyOf(names);
    }
}
