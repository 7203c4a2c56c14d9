package dev.slipstream.benchmarks;

import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.jobs.HighlightMediaJob;

import java.util.List;

/** What highlights are found without: the same material with signals taken away. */
enum HighlightVariant {
    ALL("everything", true, true, true, true),
    NO_RESULTS("no results", false, true, true, true),
    NO_SOUND("no sound", true, false, true, true),
    ONLY_RESULTS("results alone", true, false, false, false),
    ONLY_SOUND("sound alone", false, true, false, false),
    ONLY_MOTION("motion alone", false, false, true, false),
    ONLY_SHOTS("shots and graphics alone", false, false, false, true);

    final String words;
    private final boolean results;
    private final boolean sound;
    private final boolean motion;
    private final boolean shots;

    HighlightVariant(String words, boolean results, boolean sound, boolean motion, boolean shots) {
        this.words = words;
        this.results = results;
        this.sound = sound;
        this.motion = motion;
        this.shots = shots;
    }

    /**
     * The material with what is left.
     *
     * @param official what was described with the results at hand
     * @param unofficial the same without them, which can name nobody and tell no moment of the play-by-play
     */
    HighlightMediaJob.Described of(HighlightMediaJob.Described official, HighlightMediaJob.Described unofficial) {
        HighlightMediaJob.Described from = results ? official : unofficial;
        return new HighlightMediaJob.Described(
                from.segments().stream().map(this::segment).toList(),
                shots ? from.descriptions() : List.<Description>of(),
                results ? from.results() : List.of(),
                List.of());
    }

    private Segment segment(Segment segment) {
        Segment.Builder copy = Segment.newBuilder(segment);
        if (!sound) {
            copy.setLoudness(null);
        }
        if (!motion) {
            copy.setPictureBytes(0);
        }
        return copy.build();
    }
}
