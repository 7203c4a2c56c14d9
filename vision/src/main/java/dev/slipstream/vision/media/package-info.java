/** Video and sound: feeds opened safely, packets cut into segments, pictures decoded, loudness measured. Pure of Flink; everything native is freed by its owner. */
@NullMarked
package dev.slipstream.vision.media;

import org.jspecify.annotations.NullMarked;
