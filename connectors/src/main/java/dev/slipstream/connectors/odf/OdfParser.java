package dev.slipstream.connectors.odf;

import dev.slipstream.contracts.record.Entrant;
import dev.slipstream.contracts.record.ResultsKind;
import dev.slipstream.contracts.record.ResultsMessage;
import org.jspecify.annotations.Nullable;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One pass over one document. What an element says is known when it starts, so no tree is built. */
final class OdfParser {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_ATTRIBUTE = 1_024;
    /** All participants of the largest discipline are about 2,500. */
    private static final int MAX_ENTRANTS = 10_000;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmssSSS");

    private final String document;
    private final XMLStreamReader xml;
    private final ZoneId venue;
    private final Map<String, Entrant> entrants = new LinkedHashMap<>();
    private final List<String> title = new ArrayList<>();

    private @Nullable ResultsMessage message;
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
            default -> throw new OtherDocumentException(document, xml.getLocation(), type);
        };
        String unit = required("DocumentCode").replaceFirst("-+$", "");
        if (unit.isEmpty()) {
            throw invalid("its DocumentCode names no discipline, event or unit");
        }
        return new ResultsMessage(
                kind,
                unit,
                number("Version"),
                attribute("ResultStatus"),
                null,
                time(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    private long number(String name) throws InvalidResultsException {
        String value = required(name);
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw invalid("its " + name + " is \"" + value + "\", not a whole number");
        }
    }

    /** ODF: Date is ISO, Time is HHmmssSSS, both by the venue's clock. */
    private Instant time() throws InvalidResultsException {
        String date = required("Date");
        String time = required("Time");
        try {
            return LocalDate.parse(date)
                    .atTime(LocalTime.parse(time, TIME))
                    .atZone(venue)
                    .toInstant();
        } catch (DateTimeException e) {
            throw invalid(
                    "its Date \"" + date + "\" and Time \"" + time + "\" are not of the forms 2026-02-10, 101530000");
        }
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
            throw invalid("athlete " + athlete.getId() + " has neither FamilyName nor GivenName");
        }
        entrants.putIfAbsent(athlete.getId(), athlete);
        if (entrants.size() > MAX_ENTRANTS) {
            throw invalid("it has more than " + MAX_ENTRANTS + " athletes");
        }
    }

    private String required(String name) throws InvalidResultsException {
        String value = attribute(name);
        if (value == null) {
            throw invalid(xml.getLocalName() + " has no " + name);
        }
        return value;
    }

    private @Nullable String attribute(String name) throws InvalidResultsException {
        String value = xml.getAttributeValue(null, name);
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > MAX_ATTRIBUTE) {
            throw invalid(name + " has more than " + MAX_ATTRIBUTE + " characters");
        }
        return value.strip();
    }

    private InvalidResultsException invalid(String problem) {
        return new InvalidResultsException(document, xml.getLocation(), problem);
    }
}
