package dev.slipstream.simulator.results;

import dev.slipstream.simulator.sport.Athlete;
import dev.slipstream.simulator.sport.Competition;
import dev.slipstream.simulator.sport.Moment;
import dev.slipstream.simulator.sport.ResultStep;
import dev.slipstream.simulator.sport.ResultStep.Standing;
import dev.slipstream.simulator.sport.Sport;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The text of each kind of document, after the ODF General Messages Interface Document and the sports' data dictionaries,
 * as far as a reader of names and results needs it. The venue's clock is UTC.
 */
final class OdfDocuments {
    private static final String COMPETITION = "SLIPSTREAM";
    private static final int CODE_LENGTH = 34;
    private static final int DISCIPLINE_LENGTH = 3;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmssSSS");

    private final Competition competition;
    private final Instant start;
    private final Map<String, Athlete> athletes;

    OdfDocuments(Competition competition, Instant start) {
        this.competition = competition;
        this.start = start;
        this.athletes = competition.athletes().stream().collect(Collectors.toMap(Athlete::id, Function.identity()));
    }

    /** What stands on every document. */
    record Head(double time, int version, int serial) {}

    byte[] schedule(Head head) {
        String[] names = competition.title().split(", ", 2);
        return body("DT_SCHEDULE", discipline(), head, null)
                .open(
                        "Unit",
                        "Code",
                        padded(competition.unit()),
                        "PhaseType",
                        "3",
                        "ScheduleStatus",
                        "SCHEDULED",
                        "StartDate",
                        start.truncatedTo(ChronoUnit.SECONDS),
                        "Venue",
                        "VEN",
                        "Medal",
                        "0")
                .leaf("ItemName", "Language", "ENG", "Value", competition.title())
                .leaf("VenueDescription", "VenueName", "Simulated Venue", "LocationName", names[0])
                .close()
                .close()
                .close()
                .bytes();
    }

    byte[] participants(Head head) {
        XmlDocument xml = body("DT_PARTIC", discipline(), head, null);
        String event = competition.unit().replaceFirst("-.*", "");
        for (Athlete athlete : competition.athletes()) {
            xml.open(
                            "Participant",
                            "Code",
                            athlete.id(),
                            "GivenName",
                            athlete.givenName(),
                            "FamilyName",
                            athlete.familyName(),
                            "PrintName",
                            athlete.displayName(),
                            "Organisation",
                            athlete.noc(),
                            "Gender",
                            athlete.gender(),
                            "Current",
                            "true",
                            "MainFunctionId",
                            "AA01")
                    .open("Discipline", "Code", discipline())
                    .leaf("RegisteredEvent", "Event", event, "Bib", athlete.bib())
                    .close()
                    .close();
        }
        return xml.close().close().bytes();
    }

    byte[] startList(Head head, ResultStep step) {
        XmlDocument xml = described(body("DT_START_LIST", competition.unit(), head, "START_LIST"));
        for (Standing standing : step.standings()) {
            xml.open("Start", "StartOrder", standing.order(), "SortOrder", standing.order());
            competitor(xml, standing);
            xml.close();
        }
        return xml.close().close().bytes();
    }

    byte[] result(Head head, ResultStep step) {
        String status =
                (step.status() == ResultStep.Status.CORRECTED ? ResultStep.Status.OFFICIAL : step.status()).name();
        XmlDocument xml = described(body("DT_RESULT", competition.unit(), head, status));
        String type = competition.sport() == Sport.ICE_HOCKEY ? "POINTS" : "TIME";
        int sortOrder = 1;
        for (Standing standing : step.standings()) {
            boolean decided = standing.result() != null || standing.irm() != null;
            xml.open(
                    "Result",
                    "Rank",
                    standing.rank(),
                    "Result",
                    standing.result(),
                    "IRM",
                    standing.irm(),
                    "ResultType",
                    decided ? standing.irm() == null ? type : "IRM" : null,
                    "SortOrder",
                    sortOrder++,
                    "StartOrder",
                    standing.order());
            competitor(xml, standing);
            xml.close();
        }
        return xml.close().close().bytes();
    }

    /** All actions up to and with the last of these moments. */
    byte[] playByPlay(Head head, List<Moment> moments) {
        XmlDocument xml = described(body("DT_PLAY_BY_PLAY", competition.unit(), head, "LIVE"));
        xml.open("Actions");
        int order = 1;
        for (Moment moment : moments) {
            xml.open(
                    "Action",
                    "Id",
                    order,
                    "Order",
                    order,
                    "Action",
                    moment.type(),
                    "When",
                    competition.scoreboard(moment.time()).clock(),
                    "Time",
                    time(moment.time()));
            order++;
            int place = 1;
            for (String id : moment.athletes()) {
                Athlete athlete = athlete(id);
                xml.open("Competitor", "Code", id, "Type", "A", "Organisation", athlete.noc(), "Order", place++)
                        .open("Composition");
                athlete(xml, athlete, 1);
                xml.close().close();
            }
            xml.close();
        }
        return xml.close().close().close().bytes();
    }

    private XmlDocument body(String type, String code, Head head, @Nullable String status) {
        return new XmlDocument()
                .open(
                        "OdfBody",
                        "CompetitionCode",
                        COMPETITION,
                        "DocumentCode",
                        padded(code),
                        "DocumentType",
                        type,
                        "Version",
                        head.version(),
                        "ResultStatus",
                        status,
                        "Language",
                        "ENG",
                        "FeedFlag",
                        "T",
                        "Date",
                        date(head.time()),
                        "Time",
                        time(head.time()),
                        "LogicalDate",
                        date(0),
                        "Source",
                        "SIMULATOR",
                        "Serial",
                        head.serial())
                .open("Competition", "Code", COMPETITION);
    }

    private XmlDocument described(XmlDocument xml) {
        String[] names = competition.title().split(", ", 2);
        return xml.open("ExtendedInfos")
                .leaf(
                        "SportDescription",
                        "DisciplineName",
                        competition.sport().title(),
                        "EventName",
                        names[0],
                        "SubEventName",
                        names.length > 1 ? names[1] : null,
                        "Gender",
                        gender())
                .leaf("VenueDescription", "Venue", "VEN", "VenueName", "Simulated Venue")
                .close();
    }

    /** A person is its own athlete; a team has a code of its own. */
    private void competitor(XmlDocument xml, Standing standing) {
        boolean person = standing.athletes().equals(List.of(standing.competitor()));
        String bib = person ? athlete(standing.competitor()).bib() : null;
        xml.open(
                "Competitor",
                "Code",
                standing.competitor(),
                "Type",
                person ? "A" : "T",
                "Bib",
                bib,
                "Organisation",
                standing.noc());
        if (!person) {
            xml.leaf("Description", "TeamName", standing.noc());
        }
        xml.open("Composition");
        int order = 1;
        for (String id : standing.athletes()) {
            athlete(xml, athlete(id), order++);
        }
        xml.close().close();
    }

    private static void athlete(XmlDocument xml, Athlete athlete, int order) {
        xml.open("Athlete", "Code", athlete.id(), "Order", order, "Bib", athlete.bib())
                .leaf(
                        "Description",
                        "GivenName",
                        athlete.givenName(),
                        "FamilyName",
                        athlete.familyName(),
                        "Gender",
                        athlete.gender(),
                        "Organisation",
                        athlete.noc())
                .close();
    }

    private Athlete athlete(String id) {
        return Objects.requireNonNull(athletes.get(id), () -> "athlete " + id + " is not in the start list");
    }

    private String discipline() {
        return competition.unit().substring(0, DISCIPLINE_LENGTH);
    }

    /** Of all; mixed where they differ. */
    private String gender() {
        List<String> genders =
                competition.athletes().stream().map(Athlete::gender).distinct().toList();
        return genders.size() == 1 ? genders.get(0).toUpperCase(Locale.ROOT) : "X";
    }

    private static String padded(String code) {
        return code + "-".repeat(Math.max(0, CODE_LENGTH - code.length()));
    }

    private Instant at(double seconds) {
        return start.plusMillis(Math.round(seconds * 1000));
    }

    private String date(double seconds) {
        return DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC).format(at(seconds));
    }

    private String time(double seconds) {
        return TIME.withZone(ZoneOffset.UTC).format(at(seconds));
    }
}
