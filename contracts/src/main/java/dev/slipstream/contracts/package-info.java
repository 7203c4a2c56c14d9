/**
 * The data everyone agrees on: topic names and settings, ids, reasons, wire encoding and index templates. Records
 * themselves are generated from {@code src/main/avro}. Depends on nothing of ours.
 */
@NullMarked
package dev.slipstream.contracts;

import org.jspecify.annotations.NullMarked;
