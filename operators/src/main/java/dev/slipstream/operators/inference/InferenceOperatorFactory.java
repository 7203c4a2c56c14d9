package dev.slipstream.operators.inference;

import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Makes an {@link InferenceOperator} where the task runs, with the task's mailbox. */
final class InferenceOperatorFactory<I, O> extends AbstractStreamOperatorFactory<O>
        implements OneInputStreamOperatorFactory<I, O> {
    private static final long serialVersionUID = 1L;

    private final InferenceFunction<I, O> function;

    InferenceOperatorFactory(InferenceFunction<I, O> function) {
        this.function = function;
        this.chainingStrategy = ChainingStrategy.ALWAYS;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // Flink asks for the type that it knows the factory makes.
    public <T extends StreamOperator<O>> T createStreamOperator(StreamOperatorParameters<O> parameters) {
        return (T) new InferenceOperator<>(parameters, function, parameters.getMailboxExecutor());
    }

    @Override
    @SuppressWarnings("rawtypes") // As the interface has it.
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader loader) {
        return InferenceOperator.class;
    }
}
