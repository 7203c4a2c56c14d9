package dev.slipstream.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The models that recognise things: which there are, fetching those that do not come with Slipstream, serving them. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Lists the models that Slipstream knows, fetches those that do not come with it, and serves them to others.",
        subcommands = {ListModelsCommand.class, PullModelsCommand.class, ServeModelsCommand.class})
final class ModelsCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say what to do: list, pull or serve");
    }
}
