package dev.slipstream.modelserving;

import dev.slipstream.modelserving.catalogue.CatalogueEntry;
import dev.slipstream.modelserving.catalogue.ModelCatalogue;
import dev.slipstream.modelserving.catalogue.ModelLoader;
import dev.slipstream.modelserving.catalogue.ModelSource;
import dev.slipstream.modelserving.catalogue.ModelStore;
import dev.slipstream.modelserving.client.ModelRef;
import dev.slipstream.modelserving.onnx.OnnxOptions;
import dev.slipstream.modelserving.tensor.TensorModel;
import dev.slipstream.modelserving.tensor.Weights;
import org.junit.jupiter.api.Assumptions;

import java.nio.file.Path;
import java.util.List;

/** Models of the catalogue for tests; a test whose model was not fetched is skipped and says which. */
public final class TestModels {
    private static final ModelCatalogue CATALOGUE = ModelCatalogue.builtIn();

    private TestModels() {}

    public static CatalogueEntry entry(String name) {
        return CATALOGUE.get(name);
    }

    /** On one thread; from the models' folder or, for an operator's files, from the folder shared beside the checkout. */
    public static TensorModel open(String name) {
        return new ModelLoader(CATALOGUE, store(name), OnnxOptions.DEFAULT).apply(ModelRef.latest(name));
    }

    public static Weights weights(String name) {
        return store(name).find(entry(name)).orElseThrow();
    }

    private static ModelStore store(String name) {
        Path shared = Path.of(System.getProperty("slipstream.root", "."), "..", "shared", "models");
        for (ModelStore store : List.of(ModelStore.configured(), new ModelStore(shared))) {
            if (store.find(entry(name)).isPresent()) {
                return store;
            }
        }
        boolean own = entry(name).source() instanceof ModelSource.Operator;
        return Assumptions.abort("Model " + name + " is not there; "
                + (own ? "put its file into " + ModelStore.configured().folder() : "./slipstream models pull " + name));
    }
}
