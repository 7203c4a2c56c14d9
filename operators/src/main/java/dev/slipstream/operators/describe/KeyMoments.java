package dev.slipstream.operators.describe;

import dev.slipstream.contracts.Ids;
import dev.slipstream.contracts.record.Entrant;
import dev.slipstream.contracts.record.KeyMoment;
import dev.slipstream.contracts.record.MomentEvidence;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.MomentSource;
import dev.slipstream.contracts.record.NamedAthlete;
import dev.slipstream.contracts.record.ReadText;
import dev.slipstream.contracts.record.ResultsAction;
import dev.slipstream.contracts.record.ResultsMessage;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What happened in a shot, and how sure that is. Pure.
 *
 * <p>An action of the play-by-play is taken as true; whether the shot shows it depends on the clocks. The confidence is
 * the share of the times at which the action may have been captured that lie within the shot: with an error of e the
 * capture time is anywhere from the action's time - e to + e. An action stands in the one shot that holds its time, however
 * near the cut: told twice it would be wrong once.
 *
 * <p>Where there is no play-by-play, goals are told by the scoreboard ({@link ScoreChanges}).
 *
 * <p>A shot that shows something again shows nothing that happens meanwhile.
 */
final class KeyMoments {
    /** More than happens in any shot that a viewer could follow. */
    static final int MAX_MOMENTS = 32;

    /** Of a feed whose transport delay nobody knows: as likely as not. */
    static final float CLOCK_UNKNOWN = 0.5f;

    /** A clock that is off by more says nothing about seconds. */
    private static final long MAX_ERROR_MICROS = 60_000_000;

    private static final Comparator<KeyMoment> TIME =
            Comparator.comparing(KeyMoment::getTime).thenComparing(KeyMoment::getId);

    private KeyMoments() {}

    /** In order of time; the most important ones where there are too many. */
    static List<KeyMoment> of(OpenShot shot, @Nullable Roster roster, @Nullable ResultsMessage playByPlay) {
        ReadText sign = shot.replaySign();
        if (sign != null) {
            return List.of(replay(shot, sign));
        }
        List<KeyMoment> moments = new ArrayList<>();
        if (playByPlay != null) {
            for (ResultsAction action : playByPlay.getActions()) {
                float confidence = confidence(shot, Segments.micros(action.getTime()));
                if (confidence > 0) {
                    moments.add(moment(shot, roster, playByPlay.getUnit(), action, confidence));
                }
            }
        } else if (roster != null) {
            moments.addAll(ScoreChanges.of(shot, roster.nocs()));
        }
        return moments.stream()
                .sorted(Comparator.comparingInt((KeyMoment moment) -> importance(moment.getKind()))
                        .reversed()
                        .thenComparing(TIME))
                .limit(MAX_MOMENTS)
                .sorted(TIME)
                .toList();
    }

    private static KeyMoment replay(OpenShot shot, ReadText sign) {
        long at = Segments.micros(sign.getCaptureTime());
        return new KeyMoment(
                Ids.shot(shot.feed, shot.epoch, shot.firstSequence) + "/replay",
                MomentKind.REPLAY,
                sign.getCaptureTime(),
                mediaTime(shot, at),
                List.of(),
                sign.getConfidence(),
                List.of(new MomentEvidence(MomentSource.GRAPHIC, sign.getSegment(), sign.getText())));
    }

    private static KeyMoment moment(
            OpenShot shot, @Nullable Roster roster, String unit, ResultsAction action, float confidence) {
        return new KeyMoment(
                unit + "/" + action.getId(),
                action.getKind(),
                action.getTime(),
                mediaTime(shot, Segments.micros(action.getTime())),
                athletes(roster, action.getAthletes()),
                confidence,
                List.of(new MomentEvidence(MomentSource.RESULTS, action.getId(), action.getCode())));
    }

    /** Those on the official list; the play-by-play's own word for a name is not enough. */
    private static List<NamedAthlete> athletes(@Nullable Roster roster, List<String> ids) {
        List<NamedAthlete> athletes = new ArrayList<>();
        for (String id : ids) {
            Entrant entrant = roster == null ? null : roster.byId(id);
            if (entrant != null) {
                athletes.add(new NamedAthlete(id, entrant.getGivenName(), entrant.getFamilyName(), entrant.getNoc()));
            }
        }
        return athletes;
    }

    /** Media time of a capture time in the shot, both in microseconds. */
    static long mediaTime(OpenShot shot, long micros) {
        return shot.mediaStartMicros + micros - shot.startMicros;
    }

    /** 0 where the shot cannot show what happened at this time. */
    private static float confidence(OpenShot shot, long micros) {
        long error = shot.clockErrorMicros;
        // The end is the next shot's start.
        if (micros < shot.startMicros || micros >= shot.endMicros) {
            return 0;
        }
        if (error > MAX_ERROR_MICROS) {
            return CLOCK_UNKNOWN;
        }
        if (error == 0) {
            return 1;
        }
        long within = Math.min(shot.endMicros, micros + error) - Math.max(shot.startMicros, micros - error);
        return Math.max(0, (float) within / (2 * error));
    }

    /** Of what a viewer would want to see first. */
    private static int importance(MomentKind kind) {
        return switch (kind) {
            case GOAL, MEDAL -> 10;
            case FINISH -> 9;
            case LEAD_CHANGE -> 8;
            case FALL, GATE_MISSED -> 7;
            case START -> 6;
            case SAVE, JUMP -> 5;
            case SHOT, HIT -> 4;
            case CROSSING -> 3;
            case CELEBRATION -> 2;
            case REPLAY, OTHER -> 1;
        };
    }
}
