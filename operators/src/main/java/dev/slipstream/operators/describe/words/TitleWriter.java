package dev.slipstream.operators.describe.words;

import com.ibm.icu.text.CaseMap;
import dev.slipstream.contracts.record.MomentKind;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes titles in one language: what happened, and who did it, as the official list names them. Not thread-safe. */
public final class TitleWriter {
    /** More names make no title. */
    private static final int MOST_NAMES = 2;

    private static final int LONGEST_NAME = 60;
    /** The first letter of all, and no other: names keep theirs. */
    private static final CaseMap.Title FIRST = CaseMap.toTitle().wholeString().noLowercase();

    private final Wording words;

    public TitleWriter(Language language) {
        this.words = new Wording(language);
    }

    /** What a title can be about where nobody says what happened. */
    public enum Sign {
        SOUND,
        AGAIN,
        MOTION,
        PICKED,
        OTHER
    }

    /** Whose words these are. */
    public Language language() {
        return words.language();
    }

    /** Of something that the results name; {@code names} with their nations, the one who did it first. */
    public String of(MomentKind kind, List<String> names) {
        return title("moment." + kind.name(), names);
    }

    /** Of something that only a sign tells. */
    public String of(Sign sign, List<String> names) {
        return title("title." + sign.name().toLowerCase(Locale.ROOT), names);
    }

    private String title(String key, List<String> names) {
        List<String> shown = names.stream()
                .limit(MOST_NAMES)
                .map(name -> PlainText.clean(name, LONGEST_NAME))
                .toList();
        String kind = words.say(key, Map.of("who", names.size()));
        String text = words.say("title", Map.of("who", shown.size(), "kind", kind, "names", words.list(shown)));
        return FIRST.apply(words.language().locale().toLocale(), null, text);
    }
}
