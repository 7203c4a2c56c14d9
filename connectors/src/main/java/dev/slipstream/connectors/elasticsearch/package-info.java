/** The Elasticsearch sink. */
@NullMarked
package dev.slipstream.connectors.elasticsearch;

import org.jspecify.annotations.NullMarked;
