/** ONNX weights from the class path, run by DJL on ONNX Runtime. Nothing is downloaded and nothing is reported home. */
@NullMarked
package dev.slipstream.modelserving.onnx;

import org.jspecify.annotations.NullMarked;
