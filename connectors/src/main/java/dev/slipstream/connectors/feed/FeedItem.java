package dev.slipstream.connectors.feed;

import dev.slipstream.contracts.record.FeedOutput;

/**
 * What a feed's thread hands over: a record, and where the feed stands once that record is emitted.
 *
 * @param output the record
 * @param after progress that a checkpoint takes after emission
 * @param sample whether it carries a segment that analysis will count
 */
record FeedItem(FeedOutput output, FeedProgress after, boolean sample) {}
