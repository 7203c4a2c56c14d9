/** TensorFlow Lite weights, run in process from memory of our own: pose, masks and sound events come in no other form. */
@NullMarked
package dev.slipstream.modelserving.tflite;

import org.jspecify.annotations.NullMarked;
