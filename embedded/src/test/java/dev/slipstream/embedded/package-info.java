/** The embedded servers, started in earnest. */
@NullMarked
package dev.slipstream.embedded;

import org.jspecify.annotations.NullMarked;
