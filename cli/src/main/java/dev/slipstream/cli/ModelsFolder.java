package dev.slipstream.cli;

import dev.slipstream.modelserving.catalogue.CatalogueException;
import dev.slipstream.modelserving.catalogue.ModelCatalogue;
import dev.slipstream.modelserving.catalogue.ModelStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

import java.nio.file.Path;

/** The two options that say which models there are and where their files lie. */
final class ModelsFolder {
    @Option(
            names = "--catalogue",
            paramLabel = "FILE",
            description = "A catalogue of your own (YAML) that adds models or replaces them by name.")
    private @Nullable Path catalogue;

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "Where fetched models lie (default: $SLIPSTREAM_MODELS, else .slipstream/models here).")
    private @Nullable Path folder;

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec spec;

    ModelCatalogue catalogue() {
        Path file = catalogue;
        try {
            return file == null
                    ? ModelCatalogue.builtIn()
                    : ModelCatalogue.builtIn().with(file);
        } catch (CatalogueException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    ModelStore store() {
        Path chosen = folder;
        return chosen == null ? ModelStore.configured() : new ModelStore(chosen);
    }
}
