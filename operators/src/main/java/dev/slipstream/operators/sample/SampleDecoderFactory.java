package dev.slipstream.operators.sample;

import java.io.Serializable;

/** Makes a decoder where the operator runs: decoders hold natives and cannot travel with the job graph. */
@FunctionalInterface
public interface SampleDecoderFactory extends Serializable {
    SampleDecoder open();
}
