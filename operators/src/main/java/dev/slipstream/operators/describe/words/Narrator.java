package dev.slipstream.operators.describe.words;

import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.FactSource;
import dev.slipstream.contracts.record.Provenance;
import dev.slipstream.contracts.record.Translation;

import java.util.ArrayList;
import java.util.List;

/** Gives a description its text in every language that is asked for, all from the same facts. Not thread-safe. */
public final class Narrator {
    private final List<ShotWriter> writers;

    /** The first language is the description's own; there is at least one. */
    public Narrator(List<Language> languages) {
        if (languages.isEmpty()) {
            throw new IllegalArgumentException("a description needs a language");
        }
        this.writers = languages.stream().map(ShotWriter::new).toList();
    }

    /** Writes the facts into the description that they are of, and by which words. */
    public void tell(ShotFacts facts, Description description) {
        ShotWriter own = writers.get(0);
        description.setLanguage(own.language().code());
        description.setText(own.write(facts));
        description.setTranslations(writers.stream()
                .skip(1)
                .map(writer -> new Translation(writer.language().code(), writer.write(facts)))
                .toList());
        List<Provenance> provenance = new ArrayList<>(description.getProvenance());
        provenance.add(written("text", own));
        writers.stream()
                .skip(1)
                .map(writer -> written("translations/" + writer.language().code(), writer))
                .forEach(provenance::add);
        description.setProvenance(provenance);
    }

    private static Provenance written(String fact, ShotWriter writer) {
        return new Provenance(
                fact, FactSource.DERIVED, "words/" + writer.language().code(), writer.version());
    }
}
