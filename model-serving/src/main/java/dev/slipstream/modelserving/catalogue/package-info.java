/** The models that are known, and the folder that holds those which were fetched. */
@NullMarked
package dev.slipstream.modelserving.catalogue;

import org.jspecify.annotations.NullMarked;
