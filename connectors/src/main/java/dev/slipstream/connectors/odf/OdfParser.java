package dev.slipstream.connectors.odf;

import dev.slipstream.contracts.record.Entrant;
import dev.slipstream.contracts.record.ResultsKind;
import dev.slipstream.contracts.record.ResultsMessage;
import org.jspecify.annotations.Nullable;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One pass over one document. What an element says is known when it starts, so no tree is built. */
final class OdfParser {
    private static final int MAX_DEPTH = 32;
    /** All participants of the largest discipline are about 2,500. */
    private static final int MAX_ENTRANTS = 10_000;

    private final String document;
    private final XMLStreamReader xml;
    private final OdfAttributes attributes;
    private final ZoneId venue;
    private final Map<String, Entrant> entrants = new LinkedHashMap<>();
    private final List<String> title = new ArrayList<>();

    private @Nullable ResultsMessage message;
    /** Null in documents of other types. */
    private @Nullable PlayByPlay plays;
    /** Of the Start or Result element that is open. */
    private @Nullable Integer order;

    private @Nullable String rank;
    private @Nullable String performance;
    /** Of the Competitor element that is open. */
    private @Nullable String competitorBib;

    private @Nullable String competitorNoc;
    /** Of the Athlete or Participant element that is open; null outside, or where it is nobody to name. */
    private @Nullable Entrant athlete;

    OdfParser(String document, XMLStreamReader xml, ZoneId venue) {
        this.document = document;
        this.xml = xml;
        this.attributes = new OdfAttributes(document, xml);
        this.venue = venue;
    }

    ResultsMessage parse() throws XMLStreamException, InvalidResultsException {
        int depth = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > MAX_DEPTH) {
                        throw invalid("elements are nested deeper than " + MAX_DEPTH);
                    }
                    start(depth);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    end(xml.getLocalName());
                    depth--;
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw invalid("DTDs and entities are refused; send the document without them");
                default -> {
                    // Text, comments and instructions carry nothing that is read.
                }
            }
        }
        if (message == null) {
            throw invalid("it has no OdfBody");
        }
        message.setTitle(title.isEmpty() ? null : String.join(", ", title));
        message.setEntrants(new ArrayList<>(entrants.values()));
        message.setActions(plays == null ? new ArrayList<>() : plays.actions());
        return message;
    }

    private void start(int depth) throws InvalidResultsException {
        String element = xml.getLocalName();
        if (depth == 1) {
            if (!element.equals("OdfBody")) {
                throw invalid("the document is a " + element + ", not an OdfBody");
            }
            message = body();
            return;
        }
        switch (element) {
            case "SportDescription" -> {
                addTitle("EventName");
                addTitle("SubEventName");
            }
            case "Participant" -> participant();
            case "RegisteredEvent" -> {
                if (athlete != null && athlete.getBib() == null) {
                    athlete.setBib(attribute("Bib"));
                }
            }
            case "Start", "Result" -> entry();
            case "Competitor" -> {
                competitorBib = attribute("Bib");
                competitorNoc = attribute("Organisation");
            }
            case "Athlete" -> athlete();
            case "Description" -> describe();
            case "Action" -> {
                if (plays != null) {
                    plays.begin();
                }
            }
            default -> {
                // Tolerant: a newer ODF adds elements.
            }
        }
    }

    private ResultsMessage body() throws InvalidResultsException {
        String type = required("DocumentType");
        ResultsKind kind = switch (type) {
            case "DT_PARTIC" -> ResultsKind.PARTICIPANTS;
            case "DT_START_LIST" -> ResultsKind.START_LIST;
            case "DT_RESULT" -> ResultsKind.RESULT;
            case "DT_PLAY_BY_PLAY" -> ResultsKind.PLAY_BY_PLAY;
            default -> throw new OtherDocumentException(document, xml.getLocation(), type);
        };
        String unit = required("DocumentCode").replaceFirst("-+$", "");
        if (unit.isEmpty()) {
            throw invalid("its DocumentCode names no discipline, event or unit");
        }
        long version = attributes.number("Version");
        LocalDateTime sent = attributes.sent();
        if (kind == ResultsKind.PLAY_BY_PLAY) {
            plays = new PlayByPlay(attributes, sent, venue);
        }
        return new ResultsMessage(
                kind,
                unit,
                version,
                attribute("ResultStatus"),
                null,
                sent.atZone(venue).toInstant(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    private void addTitle(String name) throws InvalidResultsException {
        String value = attribute(name);
        if (value != null && !title.contains(value)) {
            title.add(value);
        }
    }

    private void participant() throws InvalidResultsException {
        String function = attribute("MainFunctionId");
        boolean official = function != null && !function.startsWith("AA");
        boolean former = "false".equals(attribute("Current"));
        athlete = official || former ? null : blank(required("Code"));
        describe();
    }

    private void entry() throws InvalidResultsException {
        String start = attribute("StartOrder");
        try {
            order = start == null ? null : Integer.valueOf(start);
        } catch (NumberFormatException e) {
            throw invalid("its StartOrder is \"" + start + "\", not a whole number");
        }
        rank = attribute("Rank");
        String result = attribute("Result");
        // DNS, DNF, DSQ stand in IRM where there is no result.
        performance = result == null ? attribute("IRM") : result;
    }

    private void athlete() throws InvalidResultsException {
        athlete = blank(required("Code"));
        if (plays != null) {
            plays.athlete(athlete.getId());
        }
        String bib = attribute("Bib");
        athlete.setBib(bib == null ? competitorBib : bib);
        athlete.setNoc(competitorNoc == null ? "" : competitorNoc);
        athlete.setOrder(order);
        athlete.setRank(rank);
        athlete.setPerformance(performance);
    }

    private static Entrant blank(String id) {
        return new Entrant(id, null, "", "", "", null, null, null);
    }

    /** Names stand on Participant itself, or on the Description inside an Athlete. */
    private void describe() throws InvalidResultsException {
        if (athlete == null) {
            return;
        }
        String given = attribute("GivenName");
        String family = attribute("FamilyName");
        String noc = attribute("Organisation");
        athlete.setGivenName(given == null ? athlete.getGivenName() : given);
        athlete.setFamilyName(family == null ? athlete.getFamilyName() : family);
        athlete.setNoc(noc == null ? athlete.getNoc() : noc);
    }

    private void end(String element) throws InvalidResultsException {
        switch (element) {
            case "Athlete", "Participant" -> {
                keep();
                athlete = null;
            }
            case "Competitor" -> {
                competitorBib = null;
                competitorNoc = null;
            }
            case "Action" -> {
                if (plays != null) {
                    plays.end();
                }
            }
            case "Start", "Result" -> {
                order = null;
                rank = null;
                performance = null;
            }
            default -> {
                // Nothing was kept for it.
            }
        }
    }

    private void keep() throws InvalidResultsException {
        if (athlete == null) {
            return;
        }
        if (athlete.getFamilyName().isBlank() && athlete.getGivenName().isBlank()) {
            if (plays != null) {
                return; // A code is enough there: names are taken from the lists.
            }
            throw invalid("athlete " + athlete.getId() + " has neither FamilyName nor GivenName");
        }
        entrants.putIfAbsent(athlete.getId(), athlete);
        if (entrants.size() > MAX_ENTRANTS) {
            throw invalid("it has more than " + MAX_ENTRANTS + " athletes");
        }
    }

    private String required(String name) throws InvalidResultsException {
        return attributes.required(name);
    }

    private @Nullable String attribute(String name) throws InvalidResultsException {
        return attributes.get(name);
    }

    private InvalidResultsException invalid(String problem) {
        return attributes.invalid(problem);
    }
}
