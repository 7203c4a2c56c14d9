package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.DecisionKind;
import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.ReplayRequest;
import dev.slipstream.contracts.record.Segment;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** When a clip or a replay is asked for, and of what. */
class HighlightClipsTest extends HighlightHarness {
    @Test
    void theClipIsAskedForOnceTheFeedHasPassedTheOutPoint() throws Exception {
        goal();
        play(31, 34);
        assertThat(side(HighlightFunction.CLIPS)).isEmpty();
        play(34, 50);

        assertThat(side(HighlightFunction.CLIPS)).singleElement().satisfies(task -> {
            assertThat(task.highlight).isEqualTo(only());
            assertThat(task.segments)
                    .extracting(segment -> segment.sequence)
                    .startsWith(25L)
                    .endsWith(34L);
        });
    }

    @Test
    void theHighestRevisionIsFollowedByAClipWhateverItSays() throws Exception {
        goal();
        play(31, 80);
        watermark(80);
        play(80, 400);
        say(Game.decision(DecisionKind.RETITLE, "r", 400, only().getId())
                .setTitle("What a goal")
                .build());

        assertThat(side(HighlightFunction.CLIPS))
                .extracting(task -> task.highlight.getRevision())
                .containsExactlyElementsOf(
                        output().stream().map(Highlight::getRevision).toList());
        assertThat(side(HighlightFunction.CLIPS))
                .allSatisfy(task -> assertThat(task.segments)
                        .extracting(segment -> segment.sequence)
                        .startsWith(25L)
                        .endsWith(34L));
    }

    @Test
    void aTrimThatComesLateIsCutFromWhatTheClipWasCutFrom() throws Exception {
        goal();
        play(31, 80);
        watermark(80);
        play(80, 400);
        say(Game.decision(DecisionKind.TRIM, "t", 400, only().getId())
                .setStart(Game.at(28))
                .setEnd(Game.at(32))
                .build());

        assertThat(side(HighlightFunction.CLIPS)).last().satisfies(task -> {
            assertThat(task.highlight.getStart()).isEqualTo(Game.at(28));
            assertThat(task.segments).extracting(segment -> segment.sequence).containsExactly(28L, 29L, 30L, 31L);
        });
    }

    @Test
    void aFeedThatEndsGivesTheClipOfWhatThereIs() throws Exception {
        goal();
        play(31, 33);
        say(Game.end(FEED, 33));

        assertThat(side(HighlightFunction.CLIPS))
                .singleElement()
                .satisfies(task ->
                        assertThat(task.highlight.getAngles().get(0).getEnd()).isEqualTo(Game.at(33)));
    }

    @Test
    void aTrimAsksForAnotherClip() throws Exception {
        goal();
        play(31, 40);
        say(Game.decision(DecisionKind.TRIM, "t", 41, only().getId())
                .setStart(Game.at(28))
                .setEnd(Game.at(32))
                .build());

        assertThat(only().getStart()).isEqualTo(Game.at(28));
        assertThat(only().getAngles().get(0).getFirstSequence()).isEqualTo(28);
        assertThat(side(HighlightFunction.CLIPS))
                .hasSize(2)
                .last()
                .satisfies(task -> assertThat(task.segments)
                        .extracting(segment -> segment.sequence)
                        .containsExactly(28L, 29L, 30L, 31L));
    }

    private void grouped(String feed, int fromSecond, int toSecond) throws Exception {
        for (int second = fromSecond; second < toSecond; second++) {
            Segment segment = Game.segment(feed, second, Sound.quiet());
            segment.setCameraGroup("rink");
            say(segment);
        }
    }

    @Test
    void aReplayIsAskedForOnceAndAtMostEveryTwentySeconds() throws Exception {
        grouped(FEED, 0, 31);
        tell(1, 31, Game.goal(30));
        grouped(FEED, 31, 50);
        tell(2, 50, Game.goal(30), Game.goal(40), Game.goal(49.5));
        grouped(FEED, 50, 60);
        tell(3, 60, Game.goal(30), Game.goal(40), Game.goal(49.5), Game.goal(59));
        watermark(120);

        assertThat(newest()).hasSize(4);
        assertThat(side(HighlightFunction.REPLAYS))
                .extracting(ReplayRequest::getGroup, ReplayRequest::getMoment, ReplayRequest::getRequester)
                .containsExactly(tuple("rink", Game.at(30), "highlight"), tuple("rink", Game.at(59), "highlight"));
        assertThat(side(HighlightFunction.REPLAYS).get(0).getPriority()).isBetween(60, 100);
    }

    @Test
    void noReplayIsAskedForWhereNoCameraGroupIs() throws Exception {
        goal();
        play(31, 40);

        assertThat(only().getScore()).isGreaterThan(0.6);
        assertThat(side(HighlightFunction.REPLAYS)).isEmpty();
    }
}
