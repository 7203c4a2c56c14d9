package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightMoment;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.Translation;
import dev.slipstream.operators.describe.words.Language;
import dev.slipstream.operators.describe.words.TitleWriter;

import java.util.List;

/** Gives a highlight its title in every language that is asked for. Not thread-safe, as words are not. */
final class HighlightTitles {
    private final List<TitleWriter> writers;

    /** The first language is the highlight's own; there is at least one. */
    HighlightTitles(List<Language> languages) {
        this.writers = languages.stream().map(TitleWriter::new).toList();
    }

    /**
     * Names it after its best moment.
     *
     * @param sign what it is about where nobody says what happened
     */
    void write(Highlight highlight, HighlightMoment best, TitleWriter.Sign sign) {
        List<String> names = best.getAthletes().stream()
                .limit(isOfOne(best.getKind()) ? 1 : 2)
                .map(athlete -> (athlete.getGivenName() + " " + athlete.getFamilyName()).strip() + " ("
                        + athlete.getNoc() + ")")
                .toList();
        TitleWriter own = writers.get(0);
        highlight.setLanguage(own.language().code());
        highlight.setTitle(title(own, best.getKind(), sign, names));
        highlight.setTranslations(writers.stream()
                .skip(1)
                .map(writer -> new Translation(writer.language().code(), title(writer, best.getKind(), sign, names)))
                .toList());
    }

    private static boolean isOfOne(MomentKind kind) {
        return switch (kind) {
            case HIT, LEAD_CHANGE -> false;
            default -> true;
        };
    }

    private static String title(TitleWriter writer, MomentKind kind, TitleWriter.Sign sign, List<String> names) {
        return kind == MomentKind.OTHER ? writer.of(sign, names) : writer.of(kind, names);
    }
}
