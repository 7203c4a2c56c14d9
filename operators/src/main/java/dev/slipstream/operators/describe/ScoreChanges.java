package dev.slipstream.operators.describe;

import dev.slipstream.contracts.Ids;
import dev.slipstream.contracts.record.KeyMoment;
import dev.slipstream.contracts.record.MomentEvidence;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.MomentSource;
import dev.slipstream.contracts.record.ReadText;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Goals that the scoreboard tells where no play-by-play does: a team of the start list had n within the shot and then n + 1. Pure,
 * and conservative: a jump by more is a misreading or another period of time, and a score without its teams could be anything.
 *
 * <p>The board follows the goal by seconds that nobody tells, so it is as likely as not that the shot shows the goal itself;
 * the time is that of the board.
 */
final class ScoreChanges {
    private static final float BOARD_FOLLOWS = 0.5f;
    private static final float SURE = 0.8f;

    /** A team's goals as they stood from the first to the last picture that had them. */
    private record Standing(String noc, int goals, ReadText first, ReadText last) {}

    private ScoreChanges() {}

    /** In order of time. {@code nocs}: the codes of the start list. */
    static List<KeyMoment> of(OpenShot shot, Set<String> nocs) {
        Map<String, List<Standing>> byTeam = new LinkedHashMap<>();
        for (TextTally text : shot.texts) {
            Notation.Row row = Notation.row(text.best.getText(), nocs);
            if (row != null && text.best.getConfidence() >= SURE) {
                byTeam.computeIfAbsent(row.noc(), noc -> new ArrayList<>())
                        .add(new Standing(row.noc(), Integer.parseInt(row.number()), text.first, text.last));
            }
        }
        List<KeyMoment> goals = new ArrayList<>();
        for (List<Standing> team : byTeam.values()) {
            team.sort(Comparator.comparing(standing -> standing.first.getCaptureTime()));
            for (int i = 1; i < team.size(); i++) {
                Standing before = team.get(i - 1);
                Standing after = team.get(i);
                boolean follows = before.last.getCaptureTime().isBefore(after.first.getCaptureTime());
                if (follows && after.goals == before.goals + 1) {
                    goals.add(goal(shot, before, after));
                }
            }
        }
        goals.sort(Comparator.comparing(KeyMoment::getTime).thenComparing(KeyMoment::getId));
        return goals;
    }

    private static KeyMoment goal(OpenShot shot, Standing before, Standing after) {
        return new KeyMoment(
                Ids.shot(shot.feed, shot.epoch, shot.firstSequence) + "/goal-" + after.noc + "-" + after.goals,
                MomentKind.GOAL,
                after.first.getCaptureTime(),
                KeyMoments.mediaTime(shot, Segments.micros(after.first.getCaptureTime())),
                List.of(),
                BOARD_FOLLOWS,
                List.of(new MomentEvidence(
                        MomentSource.GRAPHIC,
                        after.first.getSegment(),
                        before.last.getText() + " > " + after.first.getText())));
    }
}
