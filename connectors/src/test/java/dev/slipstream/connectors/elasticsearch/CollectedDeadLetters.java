package dev.slipstream.connectors.elasticsearch;

import dev.slipstream.contracts.record.DeadLetter;

import java.util.ArrayList;
import java.util.List;

/** Dead letters in memory; they count as safe only after a flush, as with a real topic. */
final class CollectedDeadLetters implements DeadLetterHandler {
    private static final long serialVersionUID = 1;

    private final transient List<DeadLetter> accepted = new ArrayList<>();
    private final transient List<DeadLetter> safe = new ArrayList<>();

    List<DeadLetter> safe() {
        return safe;
    }

    @Override
    public void open() {}

    @Override
    public void accept(DeadLetter letter) {
        accepted.add(letter);
    }

    @Override
    public void flush() {
        safe.addAll(accepted);
        accepted.clear();
    }

    @Override
    public void close() {}
}
