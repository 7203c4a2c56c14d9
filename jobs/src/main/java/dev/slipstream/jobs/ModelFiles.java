package dev.slipstream.jobs;

import dev.slipstream.modelserving.catalogue.ModelCatalogue;
import dev.slipstream.modelserving.catalogue.ModelStore;
import org.apache.flink.configuration.ReadableConfig;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.nio.file.Path;

/**
 * Where an operator finds the catalogue and the models on its own machine.
 *
 * @param own YAML file that adds to the built-in catalogue; null for none
 * @param folder of the fetched models; null for the configured one
 */
record ModelFiles(@Nullable String own, @Nullable String folder) implements Serializable {
    static ModelFiles of(ReadableConfig settings) {
        return new ModelFiles(
                settings.getOptional(InferenceOptions.CATALOGUE).orElse(null),
                settings.getOptional(InferenceOptions.FOLDER).orElse(null));
    }

    ModelCatalogue catalogue() {
        ModelCatalogue builtIn = ModelCatalogue.builtIn();
        return own == null ? builtIn : builtIn.with(Path.of(own));
    }

    ModelStore store() {
        return folder == null ? ModelStore.configured() : new ModelStore(Path.of(folder));
    }
}
