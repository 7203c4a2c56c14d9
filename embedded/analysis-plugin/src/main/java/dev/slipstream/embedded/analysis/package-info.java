/**
 * An Elasticsearch plugin for the embedded server only. The integration-test distribution on Maven Central carries the
 * server without its {@code analysis-common} and {@code rest-root} modules, and those are not published; this plugin
 * registers Lucene's own classes, which are in the server, under the stock names and settings. An index template
 * written for a full Elasticsearch therefore works unchanged on the embedded one. It never runs on a real cluster.
 */
@NullMarked
package dev.slipstream.embedded.analysis;

import org.jspecify.annotations.NullMarked;
