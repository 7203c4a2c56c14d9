package dev.slipstream.operators.replay;

import java.io.IOException;
import java.io.Serializable;

/** Opens a {@link ReplayMaker} where the task runs. */
@FunctionalInterface
public interface ReplayMakerFactory extends Serializable {
    ReplayMaker open() throws IOException;
}
