/**
 * Real Kafka, Elasticsearch and Flink on loopback ports of this machine, started from ordinary Maven artifacts. The demo
 * and the tests talk to the same servers that production does, so nothing has to be imitated. Never a production
 * deployment: one node each, no authentication, loopback only.
 */
@NullMarked
package dev.slipstream.embedded;

import org.jspecify.annotations.NullMarked;
