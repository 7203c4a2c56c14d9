package dev.slipstream.operators.inference;

import dev.slipstream.modelserving.client.InferenceEndpoint;

import java.io.IOException;
import java.io.Serializable;

/** Opens an endpoint where the operator runs: endpoints hold natives and connections and cannot travel with the job graph. */
public interface EndpointFactory extends Serializable {
    /** Same for factories whose endpoints can stand for one another; such are shared within a process. */
    String key();

    /** Opens it; models that should be ready from the start are loaded when this returns. */
    InferenceEndpoint open() throws IOException;
}
