/** Networks published for TensorFlow.js, rewritten as ONNX: one engine runs them all, and no Python is needed. */
@NullMarked
package dev.slipstream.modelserving.convert;

import org.jspecify.annotations.NullMarked;
