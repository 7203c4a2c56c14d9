/** Where a person's joints are, and which pixels are the person's: what 3D and cut-outs are made from. */
@NullMarked
package dev.slipstream.modelserving.pose;

import org.jspecify.annotations.NullMarked;
