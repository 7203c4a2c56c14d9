package dev.slipstream.modelserving.ocr;

import dev.slipstream.modelserving.catalogue.CatalogueEntry;
import dev.slipstream.modelserving.catalogue.CatalogueException;
import dev.slipstream.modelserving.catalogue.ModelStore;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The characters that a text recogniser tells apart, by class number: which languages can be read is a matter of this file. */
final class Alphabet {
    private Alphabet() {}

    /**
     * The blank of CTC, the characters of the file that the catalogue names, and a space where the network scores one more.
     *
     * @throws CatalogueException if the file is not there, or the network does not score as many characters
     */
    static List<String> of(CatalogueEntry entry, ModelStore store) {
        String file = entry.codec().text("alphabet");
        List<String> characters = new ArrayList<>();
        characters.add("");
        new String(store.companion(entry, file), StandardCharsets.UTF_8).lines().forEach(characters::add);
        long[] scores = entry.signature().outputs().get(0).shape();
        long classes = scores[scores.length - 1];
        if (characters.size() + 1 == classes) {
            characters.add(" ");
        }
        if (classes >= 0 && characters.size() != classes) {
            throw new CatalogueException("Model " + entry.name() + " scores " + classes + " characters; its alphabet "
                    + file + " has " + (characters.size() - 1)
                    + " and must have 1 less (the blank), or 2 less where the network reads spaces");
        }
        return characters;
    }
}
