/** The slipstream command. */
@NullMarked
package dev.slipstream.cli;

import org.jspecify.annotations.NullMarked;
