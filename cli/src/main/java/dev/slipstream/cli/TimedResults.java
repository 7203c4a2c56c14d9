package dev.slipstream.cli;

import dev.slipstream.contracts.record.ResultsMessage;

/** A results message and when a demo publishes it: seconds from the start of its play. */
record TimedResults(double seconds, ResultsMessage message) {}
