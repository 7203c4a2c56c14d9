/**
 * The Elasticsearch sink: one verdict per document, so that one document that cannot be indexed neither stops nor slows
 * the others, and a server that is away is waited for without losing any. Also the conversion of records to documents,
 * and the index templates' installation.
 */
@NullMarked
package dev.slipstream.connectors.elasticsearch;

import org.jspecify.annotations.NullMarked;
