package dev.slipstream.contracts;

/**
 * Why a record became a dead letter. Dashboards group by these codes and runbooks explain them, so a code is never
 * renamed; the message beside it carries the detail.
 */
public enum Reason {
    /** The feed's address, or one that its playlist names, is not allowed: its protocol, a private host, or a folder. */
    ADDRESS_REFUSED("correct the address, or allow it in the settings slipstream.feeds.*"),
    /** A registration could not be understood. */
    REGISTRATION_INVALID("publish a corrected registration under the same key"),
    /** The media has no video, or a codec that no segment container carries. */
    MEDIA_UNSUPPORTED("send H.264, HEVC, VP9 or AV1"),
    /** A feed of a bounded run could not be opened, or broke off, as often as was tried. */
    FEED_UNREACHABLE("check the address and that the sender runs"),
    /** Packets of the feed could not be cut into a segment or written to the media store. */
    SEGMENT_UNWRITABLE("check the media store's space and permissions"),
    /** The feed delivered faster than the pipeline took it, and waiting was no longer possible. */
    PIPELINE_BUSY("raise the ingest job's parallelism, or lower the feed's priority"),
    /** The compressed picture of a segment does not decode. */
    SAMPLE_UNDECODABLE("check the encoder and the path of the feed"),
    /** A segment came without a picture to analyse. */
    SAMPLE_MISSING("check the encoder of the feed"),
    /** A sample came after its shot had closed. */
    SHOT_CLOSED("check the feed's clock"),
    /** Bytes on a topic are not a record of its schema. */
    RECORD_UNDECODABLE("check what else writes to the topic"),
    /** An ODF document is not well-formed, too large, or of a type that is not read. */
    RESULTS_INVALID("check the document against the results system"),
    /** Elasticsearch refused the document for its content. */
    DOCUMENT_REJECTED("compare the document with the index template"),
    /** A registration of a model's version could not be understood. */
    ROLLOUT_INVALID("publish a corrected rollout under the same key"),
    /** A vision-language model refused, or answered in another form than asked. */
    CAPTION_INVALID("choose another model for slipstream.captions.model if it goes on"),
    /** A request for a replay names a group without a rig, or a moment that is gone or far ahead. */
    REPLAY_REQUEST_INVALID("correct the request, or put the group's rig.json where slipstream.replay.rigs says"),
    /** Too few cameras of a group had a picture of the moment, or their clocks were too far off. */
    REPLAY_IMPOSSIBLE("check the feeds and clocks of the cameras that the message names"),
    /** A replay could not be made of the pictures that were there. */
    REPLAY_FAILED("run ./slipstream replay on the segments that the message names"),
    /** More replays were asked for than can be made; the least important are left out. */
    REPLAY_BUSY("raise slipstream.replay.parallel, or give the request a higher priority"),
    /** An editorial decision names no highlight of its unit, or bounds that are none. */
    DECISION_INVALID("correct the decision; ids, units and times stand in the highlight's record"),
    /** A model failed on this input. */
    MODEL_FAILED("run the model on the payload with ./slipstream describe");

    private final String remedy;

    Reason(String remedy) {
        this.remedy = remedy;
    }

    /** What the person who reads the dead letter can do, as an imperative without a full stop. */
    public String remedy() {
        return remedy;
    }
}
