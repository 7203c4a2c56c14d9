package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.ModelVersion;
import dev.slipstream.modelserving.ModelInfo;

import java.util.List;

/** From what a model says of itself to what a record says of it. */
public final class ModelVersions {
    private ModelVersions() {}

    public static ModelVersion of(ModelInfo model) {
        return new ModelVersion(model.name(), model.version(), model.sha256());
    }

    public static List<ModelVersion> of(List<ModelInfo> models) {
        return models.stream().map(ModelVersions::of).toList();
    }
}
