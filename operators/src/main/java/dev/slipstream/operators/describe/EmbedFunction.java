package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.ModelVersion;
import dev.slipstream.modelserving.TextEmbedder;
import dev.slipstream.operators.model.ModelFunction;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Adds the vector by which a description is found by meaning; without it, words still find it. Stateless. */
public final class EmbedFunction extends ModelFunction<Description, Description> {
    private static final long serialVersionUID = 1L;

    private final TextEmbedderFactory factory;
    private transient @Nullable TextEmbedder embedder;

    /** {@code threads}: sentences embedded at the same time in one subtask. */
    public EmbedFunction(TextEmbedderFactory embedder, int threads) {
        super("embedding", threads);
        this.factory = embedder;
    }

    @Override
    protected void openModel(int threads) {
        embedder = factory.open();
    }

    @Override
    protected void closeModel() {
        if (embedder != null) {
            embedder.close();
        }
    }

    @Override
    protected boolean needsModel(Description description) {
        return true;
    }

    @Override
    protected Description withoutModel(Description description) {
        return description;
    }

    @Override
    protected Description ask(Description description) {
        if (embedder == null) {
            throw new IllegalStateException("open() comes first");
        }
        List<Float> vector = new ArrayList<>(embedder.dimensions());
        for (float value : embedder.embed(description.getText())) {
            vector.add(value);
        }
        List<ModelVersion> models = new ArrayList<>(description.getModels());
        models.add(ModelVersions.of(embedder.model()));
        return Description.newBuilder(description)
                .setEmbedding(vector)
                .setModels(models)
                .build();
    }

    @Override
    protected Description degraded(Description description, String reason) {
        List<String> reasons = new ArrayList<>(description.getDegraded());
        reasons.add(reason);
        return Description.newBuilder(description).setDegraded(reasons).build();
    }
}
