package dev.slipstream.simulator.truth;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.slipstream.simulator.body.Cone;
import dev.slipstream.simulator.body.Figure;
import dev.slipstream.simulator.sport.Athlete;
import dev.slipstream.simulator.sport.Competition;
import dev.slipstream.simulator.sport.Moment;

import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** truth.json: who was where, what happened, and what stood on the pictures. */
public final class TruthJson {
    /** Milliseconds. */
    private static final int TIME_DECIMALS = 3;
    /** Tenths of a millimetre. */
    private static final int LENGTH_DECIMALS = 4;

    private static final Comparator<Sighting> SIGHTINGS = Comparator.comparing(Sighting::camera)
            .thenComparingDouble(Sighting::from)
            .thenComparingDouble(Sighting::to);
    private static final Comparator<GraphicShown> GRAPHICS = Comparator.comparingDouble(GraphicShown::from)
            .thenComparing(GraphicShown::camera)
            .thenComparing(GraphicShown::kind)
            .thenComparing(GraphicShown::text);

    private TruthJson() {}

    /**
     * A simulated stretch of a competition.
     *
     * @param start UTC, of second zero
     * @param sightings in any order
     * @param shots of the programme, in order
     * @param graphics in any order
     * @param geometryTimes seconds at which bodies are written
     */
    public record Run(
            long seed,
            double fps,
            double seconds,
            Instant start,
            Competition competition,
            List<Sighting> sightings,
            List<ShotShown> shots,
            List<GraphicShown> graphics,
            List<Double> geometryTimes) {}

    /** The document, UTF-8. Moments behind the end did not happen. */
    public static byte[] of(Run run) {
        return FixedJson.bytes((json, out) -> {
            out.writeStartObject();
            out.writeNumberField("seed", run.seed());
            json.number("fps", run.fps(), TIME_DECIMALS);
            json.number("seconds", run.seconds(), TIME_DECIMALS);
            out.writeStringField("startTime", run.start().toString());
            out.writeStringField("unit", run.competition().unit());
            athletes(run, json, out);
            events(run, json, out);
            shots(run, json, out);
            graphics(run, json, out);
            geometry(run, json, out);
            out.writeEndObject();
        });
    }

    private static void athletes(Run run, FixedJson json, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("athletes");
        for (Athlete athlete : run.competition().athletes()) {
            out.writeStartObject();
            out.writeStringField("id", athlete.id());
            out.writeStringField("bib", athlete.bib());
            out.writeStringField("givenName", athlete.givenName());
            out.writeStringField("familyName", athlete.familyName());
            out.writeStringField("noc", athlete.noc());
            out.writeArrayFieldStart("visible");
            List<Sighting> own = run.sightings().stream()
                    .filter(sighting -> sighting.athlete().equals(athlete.id()))
                    .sorted(SIGHTINGS)
                    .toList();
            for (Sighting sighting : own) {
                out.writeStartObject();
                out.writeStringField("camera", sighting.camera());
                json.number("from", sighting.from(), TIME_DECIMALS);
                json.number("to", sighting.to(), TIME_DECIMALS);
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void events(Run run, FixedJson json, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("events");
        for (Moment moment : run.competition().moments()) {
            if (moment.time() < run.seconds()) {
                out.writeStartObject();
                out.writeStringField("type", moment.type().name());
                json.number("time", moment.time(), TIME_DECIMALS);
                out.writeArrayFieldStart("athletes");
                for (String athlete : moment.athletes()) {
                    out.writeString(athlete);
                }
                out.writeEndArray();
                json.number("importance", moment.importance(), TIME_DECIMALS);
                out.writeEndObject();
            }
        }
        out.writeEndArray();
    }

    private static void shots(Run run, FixedJson json, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("shots");
        for (ShotShown shot : run.shots()) {
            out.writeStartObject();
            out.writeStringField("camera", shot.camera());
            out.writeStringField("kind", shot.kind());
            out.writeStringField("view", shot.view());
            json.number("from", shot.from(), TIME_DECIMALS);
            json.number("to", shot.to(), TIME_DECIMALS);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void graphics(Run run, FixedJson json, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("graphics");
        for (GraphicShown graphic : run.graphics().stream().sorted(GRAPHICS).toList()) {
            out.writeStartObject();
            out.writeStringField("camera", graphic.camera());
            out.writeStringField("kind", graphic.kind());
            out.writeStringField("text", graphic.text());
            json.number("from", graphic.from(), TIME_DECIMALS);
            json.number("to", graphic.to(), TIME_DECIMALS);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void geometry(Run run, FixedJson json, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("geometry");
        for (double time : run.geometryTimes()) {
            out.writeStartObject();
            json.number("time", time, TIME_DECIMALS);
            out.writeArrayFieldStart("athletes");
            for (Figure figure : run.competition().at(time).figures()) {
                out.writeStartObject();
                out.writeStringField(
                        "id", run.competition().athletes().get(figure.athlete()).id());
                out.writeArrayFieldStart("capsules");
                for (Cone cone : figure.cones()) {
                    for (Capsule capsule : Capsule.of(cone)) {
                        out.writeStartObject();
                        json.point("a", capsule.a(), LENGTH_DECIMALS);
                        json.point("b", capsule.b(), LENGTH_DECIMALS);
                        json.number("radius", capsule.radius(), LENGTH_DECIMALS);
                        out.writeEndObject();
                    }
                }
                out.writeEndArray();
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
