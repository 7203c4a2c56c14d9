package dev.slipstream.connectors.feed;

import java.util.List;

/**
 * What the coordinator keeps in a checkpoint: the feeds that readers hold, and those that wait for one.
 *
 * @param assigned feeds in readers' hands; their progress is in the readers' own state
 * @param waiting feeds without a reader, with their progress
 */
record FeedEnumeratorState(List<FeedSplit> assigned, List<FeedSplit> waiting) {}
