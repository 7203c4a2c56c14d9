package dev.slipstream.operators.cascade;

import java.io.Serializable;

/** Opens a step where the operator runs. */
@FunctionalInterface
public interface AnalysisStepFactory extends Serializable {
    AnalysisStep open();
}
