package dev.slipstream.modelserving.tensor;

import java.util.Arrays;

/**
 * What a model says of one of its inputs or outputs.
 *
 * @param shape length of each axis, -1 where it may be any
 */
public record TensorSpec(String name, DataType type, long[] shape) {
    /** Whether a tensor of this shape fits; an empty one never does, for engines fail on them in many ways. */
    public boolean accepts(long[] given) {
        if (given.length != shape.length) {
            return false;
        }
        for (int i = 0; i < shape.length; i++) {
            if (given[i] < 1 || (shape[i] >= 0 && shape[i] != given[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return name + " " + type + " " + Arrays.toString(shape);
    }
}
