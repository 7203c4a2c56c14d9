package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.DescriptionStatus;
import dev.slipstream.contracts.record.FactSource;
import dev.slipstream.contracts.record.ModelVersion;
import dev.slipstream.contracts.record.Provenance;
import dev.slipstream.contracts.record.Translation;
import dev.slipstream.modelserving.catalogue.ModelNames;
import dev.slipstream.modelserving.client.LaneOptions;
import dev.slipstream.modelserving.client.ModelRef;
import dev.slipstream.modelserving.tensor.ModelCodec;
import dev.slipstream.operators.describe.words.Language;
import dev.slipstream.operators.inference.Budget;
import dev.slipstream.operators.inference.EndpointFactory;
import dev.slipstream.operators.inference.InferenceFunction;
import dev.slipstream.operators.inference.InferenceLimits;
import dev.slipstream.operators.inference.RecentlyUsed;
import dev.slipstream.operators.inference.SharedCaller;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Adds the vector by which a description is found by meaning; without it, words still find it. A revision that says the same
 * words as the one before it takes that one's vector, and so does one for which there was no time or no budget. No state:
 * after a restart a model is asked once more.
 */
public final class EmbedFunction extends InferenceFunction<Description, Description> {
    private static final long serialVersionUID = 1L;
    private static final String NAME = "embedding";
    private static final String ENGLISH = Language.EN.code();
    /** Shots that are open at the same time in one subtask, with their last vectors: 1 MB. */
    private static final int REMEMBERED = 512;

    private final EndpointFactory endpointFactory;
    private final LaneOptions lanes;
    private final EmbeddingCodecFactory codecFactory;
    private final double perSecond;
    private transient Budget budget;
    private transient Counter aboveBudget;
    private transient @Nullable ModelCodec<String, float[]> codec;
    private transient @Nullable SharedCaller shared;
    private transient Map<String, Embedded> last;

    /** What a shot's last description said, and its vector. */
    private record Embedded(String text, List<Float> vector, ModelVersion model) {}

    /** {@code perSecond}: descriptions that the whole job embeds per second of event time, those of closed shots first; 0 = all. */
    @SuppressWarnings("NullAway.Init") // openModel() sets the transient fields.
    public EmbedFunction(
            EndpointFactory endpoint,
            LaneOptions lanes,
            InferenceLimits limits,
            EmbeddingCodecFactory codec,
            double perSecond) {
        super(NAME, limits);
        this.endpointFactory = endpoint;
        this.lanes = lanes;
        this.codecFactory = codec;
        this.perSecond = perSecond;
    }

    @Override
    protected void openModel(MetricGroup metrics) throws Exception {
        codec = codecFactory.open();
        budget = new Budget(perSecond / getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks());
        aboveBudget = metrics.counter(NAME + "AboveBudget");
        last = Collections.synchronizedMap(new RecentlyUsed<>(REMEMBERED));
        shared = SharedCaller.of(endpointFactory, lanes);
        shared.register(metrics);
    }

    @Override
    protected void closeModel() {
        if (shared != null) {
            shared.close();
        }
        if (codec instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("the tokenizer cannot be closed", e);
            }
        }
    }

    @Override
    protected Optional<Description> withoutModel(Description description) {
        Embedded before = last.get(description.getId());
        if (before != null && before.text.equals(english(description))) {
            return Optional.of(with(description, before));
        }
        long time = description.getLastSampleTime().toEpochMilli();
        if (budget.admit(description.getFeed(), priority(description), time)) {
            return Optional.empty();
        }
        aboveBudget.inc();
        return Optional.of(degraded(description, "shed"));
    }

    @Override
    protected String feed(Description description) {
        return description.getFeed();
    }

    @Override
    protected int priority(Description description) {
        // An open shot is described again within seconds.
        return description.getStatus() == DescriptionStatus.FINAL ? 1 : 0;
    }

    @Override
    protected CompletionStage<Description> ask(Description description, long deadlineNanos) {
        ModelCodec<String, float[]> tokens = codec;
        if (tokens == null || shared == null) {
            throw new IllegalStateException("open() comes first");
        }
        String text = english(description);
        return shared.caller()
                .call(ModelRef.latest(ModelNames.TEXT_EMBEDDING), tokens.encode(text), deadlineNanos)
                .thenApplyAsync(
                        answer -> {
                            Embedded embedded = new Embedded(
                                    text,
                                    boxed(tokens.decode(text, answer.outputs())),
                                    ModelVersions.of(answer.model()));
                            last.put(description.getId(), embedded);
                            return with(description, embedded);
                        },
                        workers());
    }

    /** The text that the model understands: it knows English, so another language is embedded only where there is none. */
    private static String english(Description description) {
        if (description.getLanguage().equals(ENGLISH)) {
            return description.getText();
        }
        return description.getTranslations().stream()
                .filter(translation -> translation.getLanguage().equals(ENGLISH))
                .map(Translation::getText)
                .findFirst()
                .orElse(description.getText());
    }

    private static List<Float> boxed(float[] embedding) {
        List<Float> vector = new ArrayList<>(embedding.length);
        for (float value : embedding) {
            vector.add(value);
        }
        return List.copyOf(vector);
    }

    private static Description with(Description description, Embedded embedded) {
        List<ModelVersion> models = new ArrayList<>(description.getModels());
        ModelVersion model = embedded.model;
        models.add(model);
        List<Provenance> provenance = new ArrayList<>(description.getProvenance());
        provenance.add(new Provenance(NAME, FactSource.MODEL, model.getName(), model.getVersion()));
        return Description.newBuilder(description)
                .setEmbedding(embedded.vector)
                .setModels(models)
                .setProvenance(provenance)
                .build();
    }

    @Override
    protected Description degraded(Description description, String reason) {
        List<String> reasons = new ArrayList<>(description.getDegraded());
        reasons.add(NAME + ":" + reason);
        Embedded before = last.get(description.getId());
        Description found = before == null ? description : with(description, before);
        return Description.newBuilder(found).setDegraded(reasons).build();
    }
}
