/** Results documents. */
@NullMarked
package dev.slipstream.connectors.odf;

import org.jspecify.annotations.NullMarked;
