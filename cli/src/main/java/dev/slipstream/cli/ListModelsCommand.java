package dev.slipstream.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.modelserving.catalogue.ModelStore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Shows every model of the catalogue, and whether its file is there and is the right one. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lists the models: what each is for, its licence, where it comes from, and whether it is there."
                + " Every file is checked against the catalogue.")
final class ListModelsCommand implements Callable<Integer> {
    @Mixin
    private ModelsFolder models = new ModelsFolder();

    @Option(names = "--json", description = "One JSON object per model and line.")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Terminal terminal = Terminal.of(spec.commandLine());
        ModelStore store = models.store();
        List<ModelRow> rows = models.catalogue().entries().stream()
                .map(entry -> ModelRow.of(entry, store))
                .toList();
        if (json) {
            ObjectMapper mapper = new ObjectMapper();
            for (ModelRow row : rows) {
                terminal.print(mapper.writeValueAsString(row));
            }
            return CommandLine.ExitCode.OK;
        }
        String form = "%-" + width(rows, ModelRow::name) + "s  %-" + width(rows, ModelRow::task) + "s  %-"
                + width(rows, ModelRow::licence) + "s  %-" + width(rows, ModelRow::source) + "s  %s";
        terminal.print(terminal.dim(String.format(Locale.ROOT, form, "MODEL", "FOR", "LICENCE", "SOURCE", "STATE")));
        for (ModelRow row : rows) {
            terminal.print(String.format(
                    Locale.ROOT,
                    form,
                    row.name(),
                    row.task(),
                    row.licence(),
                    row.source(),
                    row.state() == ModelRow.State.INSTALLED
                            ? row.state().label()
                            : terminal.bold(row.state().label())));
        }
        summarise(terminal, store, rows);
        return CommandLine.ExitCode.OK;
    }

    private static int width(List<ModelRow> rows, Function<ModelRow, String> column) {
        return rows.stream().map(column).mapToInt(String::length).max().orElse(1);
    }

    private static void summarise(Terminal terminal, ModelStore store, List<ModelRow> rows) {
        rows.stream().filter(row -> row.state() == ModelRow.State.DIFFERS).forEach(row -> terminal.note(row.remedy()));
        if (rows.stream().anyMatch(row -> row.remedy().startsWith("./slipstream"))) {
            terminal.note("Fetch what is missing with ./slipstream models pull");
        }
        if (rows.stream().anyMatch(row -> row.remedy().startsWith("put the file"))) {
            terminal.note("Files of your own go into " + store.folder());
        }
    }
}
