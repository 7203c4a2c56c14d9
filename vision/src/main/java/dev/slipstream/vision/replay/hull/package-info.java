/**
 * The visual hull of athletes: which pixels show them, and which space all cameras' silhouettes leave to them (Laurentini,
 * "The visual hull concept for silhouette-based image understanding", 1994). World frame, metres; pixels as in the
 * geometry package. Everything works on plain arrays so that it stays fast.
 */
@NullMarked
package dev.slipstream.vision.replay.hull;

import org.jspecify.annotations.NullMarked;
