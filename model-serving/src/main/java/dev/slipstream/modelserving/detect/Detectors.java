package dev.slipstream.modelserving.detect;

import dev.slipstream.modelserving.catalogue.CatalogueEntry;
import dev.slipstream.modelserving.catalogue.CatalogueException;
import dev.slipstream.modelserving.catalogue.ModelCatalogue;
import dev.slipstream.modelserving.catalogue.ModelNames;
import dev.slipstream.modelserving.catalogue.ModelStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Optional;

/** Which of the catalogue's detectors to take where nobody says. */
public final class Detectors {
    private static final Logger LOG = LoggerFactory.getLogger(Detectors.class);

    /** By what they find and cost: half the time of the other, and more players. */
    private static final List<String> BEST_FIRST = List.of(ModelNames.YOLOX_NANO, ModelNames.NANODET);

    private Detectors() {}

    /** The best whose file is there. */
    public static Optional<CatalogueEntry> best(ModelCatalogue catalogue, ModelStore store) {
        return BEST_FIRST.stream()
                .filter(name -> isThere(catalogue, store, name))
                .findFirst()
                .map(catalogue::get);
    }

    private static boolean isThere(ModelCatalogue catalogue, ModelStore store, String name) {
        try {
            return store.find(catalogue.get(name)).isPresent();
        } catch (CatalogueException e) {
            LOG.warn("{}", e.getMessage());
            return false;
        }
    }
}
