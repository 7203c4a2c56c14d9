/** Models as files that any 3D program opens: glTF 2.0 binary. Its frame: metres, y up; the world's: metres, z up. */
@NullMarked
package dev.slipstream.vision.replay.glb;

import org.jspecify.annotations.NullMarked;
