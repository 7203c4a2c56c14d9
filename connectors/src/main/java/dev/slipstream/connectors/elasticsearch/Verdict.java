package dev.slipstream.connectors.elasticsearch;

/** What becomes of one document after Elasticsearch has answered. */
enum Verdict {
    /** It is in the index. */
    INDEXED,
    /** The index already has this version of it, or a later one: a replay. */
    SUPERSEDED,
    /** The server could not take it now. */
    RETRY,
    /** The server will never take it as it is. */
    REJECT,
    /** The server will take no document as the job is set up. */
    FATAL
}
