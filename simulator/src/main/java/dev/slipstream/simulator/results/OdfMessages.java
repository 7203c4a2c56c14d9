package dev.slipstream.simulator.results;

import dev.slipstream.simulator.sport.Competition;
import dev.slipstream.simulator.sport.Moment;
import dev.slipstream.simulator.sport.ResultStep;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All that the results system sends about a competition, in order: schedule, participants, start list, each result as it
 * becomes known, and after each moment the play-by-play so far. Versions rise per document, serials per message.
 */
public final class OdfMessages {
    private enum Type {
        DT_SCHEDULE,
        DT_PARTIC,
        DT_START_LIST,
        DT_PLAY_BY_PLAY,
        DT_RESULT
    }

    /** A document that is to be sent; what it says depends on the version and serial it gets then. */
    private record Due(double time, Type type, String suffix, Content content) {}

    private interface Content {
        byte[] xml(OdfDocuments.Head head);
    }

    private OdfMessages() {}

    /**
     * The documents in order of sending.
     *
     * @param start UTC, of the competition's second zero
     */
    public static List<OdfMessage> of(Competition competition, Instant start) {
        OdfDocuments documents = new OdfDocuments(competition, start);
        List<Due> due = new ArrayList<>();
        due.add(new Due(0, Type.DT_SCHEDULE, "", documents::schedule));
        due.add(new Due(0, Type.DT_PARTIC, "", documents::participants));
        for (ResultStep step : competition.results()) {
            if (step.status() == ResultStep.Status.START_LIST) {
                due.add(new Due(step.time(), Type.DT_START_LIST, "", head -> documents.startList(head, step)));
            } else {
                due.add(new Due(
                        step.time(), Type.DT_RESULT, "-" + step.status(), head -> documents.result(head, step)));
            }
        }
        List<Moment> moments = competition.moments();
        for (int i = 0; i < moments.size(); i++) {
            Moment moment = moments.get(i);
            List<Moment> soFar = moments.subList(0, i + 1);
            due.add(new Due(
                    moment.time(),
                    Type.DT_PLAY_BY_PLAY,
                    "-" + moment.type(),
                    head -> documents.playByPlay(head, soFar)));
        }
        due.sort(Comparator.comparingDouble(Due::time).thenComparing(Due::type));
        return numbered(due);
    }

    private static List<OdfMessage> numbered(List<Due> due) {
        Map<Type, Integer> versions = new EnumMap<>(Type.class);
        List<OdfMessage> messages = new ArrayList<>();
        for (Due document : due) {
            int serial = messages.size() + 1;
            int version = versions.merge(document.type(), 1, Integer::sum);
            String name = String.format(
                    Locale.ROOT, "%04d-%07.2f-%s%s.xml", serial, document.time(), document.type(), document.suffix());
            messages.add(new OdfMessage(
                    name,
                    document.time(),
                    document.content().xml(new OdfDocuments.Head(document.time(), version, serial))));
        }
        return messages;
    }
}
