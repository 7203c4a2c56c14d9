package dev.slipstream.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What {@code truth.json} says of a programme, as far as descriptions are measured against it. Times are seconds. */
record DescribeTruth(List<Athlete> athletes, List<Shot> shots, List<Graphic> graphics, List<Event> events) {
    private static final String PROGRAMME = "programme";

    /** A stretch of time, the end excluded. */
    record Span(double from, double to) {
        /** Seconds that both have in common, 0 or less where none. */
        double overlap(double otherFrom, double otherTo) {
            return Math.min(to, otherTo) - Math.max(from, otherFrom);
        }
    }

    /** {@code seen}: when the programme showed them. */
    record Athlete(String id, String familyName, String noc, List<Span> seen) {}

    record Shot(String kind, String view, Span span) {}

    record Graphic(String kind, String text, Span span) {
        /** Whether the family name stands in it, in capitals as graphics write it. */
        boolean names(Athlete athlete) {
            String name = athlete.familyName().toUpperCase(Locale.ROOT);
            int at = text.indexOf(name);
            while (at >= 0) {
                boolean begins = at == 0 || !Character.isLetter(text.charAt(at - 1));
                int end = at + name.length();
                if (begins && (end == text.length() || !Character.isLetter(text.charAt(end)))) {
                    return true;
                }
                at = text.indexOf(name, at + 1);
            }
            return false;
        }
    }

    record Event(String type, double time, double importance) {}

    static DescribeTruth read(Path file) throws IOException {
        JsonNode truth = new ObjectMapper().readTree(file.toFile());
        List<Athlete> athletes = new ArrayList<>();
        for (JsonNode athlete : truth.path("athletes")) {
            athletes.add(new Athlete(
                    athlete.path("id").asText(),
                    athlete.path("familyName").asText(),
                    athlete.path("noc").asText(),
                    programme(athlete.path("visible")).map(DescribeTruth::span).toList()));
        }
        return new DescribeTruth(
                athletes,
                programme(truth.path("shots"))
                        .map(shot -> new Shot(
                                shot.path("kind").asText(), shot.path("view").asText(), span(shot)))
                        .toList(),
                programme(truth.path("graphics"))
                        .map(graphic -> new Graphic(
                                graphic.path("kind").asText(),
                                graphic.path("text").asText(),
                                span(graphic)))
                        .toList(),
                StreamSupport.stream(truth.path("events").spliterator(), false)
                        .map(event -> new Event(
                                event.path("type").asText(),
                                event.path("time").asDouble(),
                                event.path("importance").asDouble()))
                        .toList());
    }

    private static Stream<JsonNode> programme(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .filter(item -> item.path("camera").asText().equals(PROGRAMME));
    }

    private static Span span(JsonNode item) {
        return new Span(item.path("from").asDouble(), item.path("to").asDouble());
    }
}
