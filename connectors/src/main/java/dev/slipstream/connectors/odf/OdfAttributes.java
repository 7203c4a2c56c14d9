package dev.slipstream.connectors.odf;

import org.jspecify.annotations.Nullable;

import javax.xml.stream.XMLStreamReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** Attributes of the element at which the reader stands, bounded, with problems that name the place. */
final class OdfAttributes {
    private static final int MAX_LENGTH = 1_024;
    /** Later ones overflow where times are counted in microseconds. */
    private static final int MAX_YEAR = 9_999;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmssSSS");

    private final String document;
    private final XMLStreamReader xml;

    OdfAttributes(String document, XMLStreamReader xml) {
        this.document = document;
        this.xml = xml;
    }

    /** Null where it is absent or blank. */
    @Nullable
    String get(String name) throws InvalidResultsException {
        String value = xml.getAttributeValue(null, name);
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > MAX_LENGTH) {
            throw invalid(name + " has more than " + MAX_LENGTH + " characters");
        }
        return value.strip();
    }

    String required(String name) throws InvalidResultsException {
        String value = get(name);
        if (value == null) {
            throw invalid(xml.getLocalName() + " has no " + name);
        }
        return value;
    }

    long number(String name) throws InvalidResultsException {
        String value = required(name);
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw invalid("its " + name + " is \"" + value + "\", not a whole number");
        }
    }

    /** When the document was sent. ODF: Date is ISO, Time is HHmmssSSS, both by the venue's clock. */
    LocalDateTime sent() throws InvalidResultsException {
        String date = required("Date");
        String time = required("Time");
        try {
            LocalDate day = LocalDate.parse(date);
            if (day.getYear() < 0 || day.getYear() > MAX_YEAR) {
                throw new DateTimeException("no year of a competition");
            }
            return day.atTime(LocalTime.parse(time, TIME));
        } catch (DateTimeException e) {
            throw invalid(
                    "its Date \"" + date + "\" and Time \"" + time + "\" are not of the forms 2026-02-10, 101530000");
        }
    }

    /** A time of day by the venue's clock; null where there is none. */
    @Nullable
    LocalTime timeOfDay(String name) throws InvalidResultsException {
        String time = get(name);
        try {
            return time == null ? null : LocalTime.parse(time, TIME);
        } catch (DateTimeException e) {
            throw invalid("its " + name + " is \"" + time + "\", not of the form 101530000");
        }
    }

    InvalidResultsException invalid(String problem) {
        return new InvalidResultsException(document, xml.getLocation(), problem);
    }
}
