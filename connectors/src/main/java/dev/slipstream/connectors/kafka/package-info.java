/** Kafka sources and sinks of the contracts. */
@NullMarked
package dev.slipstream.connectors.kafka;

import org.jspecify.annotations.NullMarked;
