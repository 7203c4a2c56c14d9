package dev.slipstream.cli;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The {@code slipstream} command: one line on error, an exit code that scripts can trust, help everywhere. */
@Command(
        name = "slipstream",
        mixinStandardHelpOptions = true,
        version = "slipstream 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        description = "Live sport, hundreds of feeds, understood while it happens.",
        subcommands = {
            DemoCommand.class,
            DescribeCommand.class,
            HighlightsCommand.class,
            ReplayCommand.class,
            SliceCommand.class,
            SimulateCommand.class,
            PlayCommand.class,
            SearchCommand.class,
            ModelsCommand.class,
            BenchCommand.class,
            HelpCommand.class
        },
        footer = {"", "./slipstream COMMAND --help shows the options of each."})
public final class Slipstream implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Slipstream.class);

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say which command to run");
    }

    public static void main(String[] args) {
        int code = CommandLine.ExitCode.SOFTWARE;
        try {
            code = commandLine().execute(args);
        } catch (Error e) {
            // Out of memory, or a class or library that is not there: threads that still run must not keep the process.
            System.err.println("slipstream: " + e);
            LOG.error("an error ended the command", e);
        }
        System.exit(code);
    }

    static CommandLine commandLine() {
        CommandLine command = new CommandLine(new Slipstream());
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setExecutionExceptionHandler((e, line, parsed) -> {
            Terminal terminal = Terminal.of(line);
            terminal.error(line.getCommandName() + ": " + Causes.oneLine(e));
            LOG.error("{} failed", line.getCommandName(), e); // the stack is for the log file beside the run
            return CommandLine.ExitCode.SOFTWARE;
        });
        command.setParameterExceptionHandler((e, args) -> {
            CommandLine line = e.getCommandLine();
            Terminal.of(line)
                    .error(line.getCommandName() + ": " + e.getMessage() + "; see ./slipstream "
                            + (line.getParent() == null ? "help" : path(line) + " --help"));
            return CommandLine.ExitCode.USAGE;
        });
        return command;
    }

    /** The words after {@code ./slipstream} that lead to the command. */
    private static String path(CommandLine line) {
        return line.getCommandSpec().qualifiedName(" ").substring("slipstream ".length());
    }
}
