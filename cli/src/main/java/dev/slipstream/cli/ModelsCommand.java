package dev.slipstream.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The models that recognise things: which there are, and fetching those that do not come with Slipstream. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Lists the models that Slipstream knows and fetches those that do not come with it.",
        subcommands = {ListModelsCommand.class, PullModelsCommand.class})
final class ModelsCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say what to do: list or pull");
    }
}
