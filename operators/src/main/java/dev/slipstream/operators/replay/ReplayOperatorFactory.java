package dev.slipstream.operators.replay;

import dev.slipstream.contracts.record.Replay;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Makes a {@link ReplayOperator} where the task runs, with the task's mailbox. */
final class ReplayOperatorFactory extends AbstractStreamOperatorFactory<Replay>
        implements OneInputStreamOperatorFactory<ReplayTask, Replay> {
    private static final long serialVersionUID = 1L;

    private final ReplayMakerFactory maker;
    private final ReplayLimits limits;

    ReplayOperatorFactory(ReplayMakerFactory maker, ReplayLimits limits) {
        this.maker = maker;
        this.limits = limits;
        this.chainingStrategy = ChainingStrategy.ALWAYS;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // Flink asks for the type that it knows the factory makes.
    public <T extends StreamOperator<Replay>> T createStreamOperator(StreamOperatorParameters<Replay> parameters) {
        return (T) new ReplayOperator(parameters, maker, limits, parameters.getMailboxExecutor());
    }

    @Override
    @SuppressWarnings("rawtypes") // As the interface has it.
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader loader) {
        return ReplayOperator.class;
    }
}
