/**
 * Results documents in the Olympic Data Feed's form, read as hostile input: no DTD, no entities, everything bounded.
 * Only what names athletes, their results and what they did is taken; unknown elements and attributes are passed over.
 */
@NullMarked
package dev.slipstream.connectors.odf;

import org.jspecify.annotations.NullMarked;
