package dev.slipstream.simulator.feed;

/** What can be wrong with a feed for a while. */
enum Fault {
    /** The picture is black. */
    BLACK,
    /** The picture stands still. */
    FROZEN,
    /** Nothing is heard. */
    SILENT,
    /** The feed ends. */
    DEAD
}
