package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.FactSource;
import dev.slipstream.contracts.record.MomentSource;
import dev.slipstream.contracts.record.NamedAthlete;
import dev.slipstream.contracts.record.Provenance;
import dev.slipstream.contracts.record.RecognisedAthlete;
import dev.slipstream.contracts.record.ResultsMessage;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Who says each fact of a description, so that whoever doubts one knows whom to ask. Pure. */
final class Provenances {
    static final String UNIT = "unit";
    static final String TITLE = "text/title";
    private static final String ATHLETES = "athletes/";

    private Provenances() {}

    /** Of a description whose other fields are set. */
    static List<Provenance> of(
            Description description, OpenShot shot, @Nullable Roster roster, @Nullable ResultsMessage playByPlay) {
        List<Provenance> all = new ArrayList<>();
        String clock = shot.clock == null ? "" : shot.clock;
        all.add(new Provenance("start", FactSource.CLOCK, clock, ""));
        all.add(new Provenance("end", FactSource.CLOCK, clock, ""));
        if (shot.unit != null) {
            all.add(registered(UNIT, shot));
        }
        if (shot.sport != null) {
            all.add(registered("sport", shot));
        }
        if (roster != null) {
            listed(description, shot, roster).forEach(all::add);
        }
        boolean fromResults = description.getMoments().stream()
                .flatMap(moment -> moment.getEvidence().stream())
                .anyMatch(evidence -> evidence.getSource() == MomentSource.RESULTS);
        if (fromResults && playByPlay != null) {
            all.add(said("moments", playByPlay));
        }
        shot.provenance.stream()
                .filter(source -> isTold(source.getFact(), description))
                .forEach(all::add);
        if (!description.getTags().isEmpty()) {
            all.add(new Provenance("tags", FactSource.DERIVED, "", ""));
        }
        return all;
    }

    /** That a message of the results system says it. */
    static Provenance said(String fact, ResultsMessage message) {
        return new Provenance(
                fact,
                FactSource.RESULTS,
                message.getKind() + " " + message.getUnit(),
                String.valueOf(message.getVersion()));
    }

    /** What names an athlete. */
    static String athlete(String id) {
        return ATHLETES + id;
    }

    private static Provenance registered(String fact, OpenShot shot) {
        return new Provenance(fact, FactSource.REGISTRATION, shot.feed, "");
    }

    private static Stream<Provenance> listed(Description description, OpenShot shot, Roster roster) {
        Set<String> facts = new LinkedHashSet<>();
        if (shot.unit == null) {
            facts.add(UNIT);
        }
        facts.add(TITLE);
        Stream.concat(
                        description.getAthletes().stream().map(RecognisedAthlete::getId),
                        description.getMoments().stream()
                                .flatMap(moment -> moment.getAthletes().stream())
                                .map(NamedAthlete::getId))
                .map(Provenances::athlete)
                .forEach(facts::add);
        return facts.stream().flatMap(fact -> Stream.ofNullable(roster.source(fact)));
    }

    /** What a model said and nobody published needs nobody to vouch for it. */
    private static boolean isTold(String fact, Description description) {
        return switch (fact) {
            case "texts" -> !description.getTexts().isEmpty();
            case "objects" -> !description.getObjects().isEmpty();
            case "caption" -> description.getCaption() != null;
            default -> true;
        };
    }
}
