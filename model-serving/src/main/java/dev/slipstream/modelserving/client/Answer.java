package dev.slipstream.modelserving.client;

import dev.slipstream.modelserving.ModelInfo;
import dev.slipstream.modelserving.tensor.Tensor;

import java.util.List;

/**
 * What a model answered, and which weights did.
 *
 * @param model as the endpoint names it; the digest is empty where the endpoint does not tell it
 */
public record Answer(ModelInfo model, List<Tensor> outputs) {}
