package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Caption;
import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.Evidence;
import dev.slipstream.contracts.record.FactSource;
import dev.slipstream.contracts.record.ModelVersion;
import dev.slipstream.contracts.record.MomentEvidence;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.MomentSource;
import dev.slipstream.contracts.record.NamedAthlete;
import dev.slipstream.contracts.record.Provenance;
import dev.slipstream.contracts.record.RecognisedAthlete;
import dev.slipstream.contracts.record.ResultsKind;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.operators.describe.words.Language;
import dev.slipstream.operators.sample.TestSegments;
import org.apache.avro.Schema;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** For each fact of a description a reader can tell who says it: from the fact itself, or from the provenance. */
class ProvenanceTest extends DescribeHarness {
    /** Fields that say where the description stands and lead to its media, and nothing about what the shot shows. */
    private static final Set<String> NO_FACTS = Set.of(
            "id",
            "revision",
            "status",
            "change",
            "feed",
            "epoch",
            "firstSequence",
            "lastSequence",
            "samples",
            "language",
            "mediaStartMicros",
            "mediaEndMicros",
            "lastSampleTime",
            "media",
            "models",
            "provenance",
            "degraded");

    private static final ModelVersion READER = new ModelVersion("reader", "1", "ab");

    @BeforeEach
    void inTwoLanguages() throws Exception {
        harness.close();
        open(new DescribeFunction(List.of(), List.of(Language.EN, Language.FR)), null);
    }

    @Test
    void everyFactOfARichDescriptionHasItsSource() throws Exception {
        Description rich = embedded(rich());
        Set<String> vouched = new TreeSet<>();
        rich.getProvenance().forEach(source -> {
            assertThat(source.getSource() == FactSource.DERIVED
                            || !source.getReference().isEmpty())
                    .as("%s is looked up somewhere", source)
                    .isTrue();
            vouched.add(source.getFact());
        });

        for (Schema.Field field : Description.getClassSchema().getFields()) {
            if (!NO_FACTS.contains(field.name())) {
                Object value = rich.get(field.pos());
                assertThat(value != null && !(value instanceof Collection<?> many && many.isEmpty()))
                        .as("the description is rich in %s", field.name())
                        .isTrue();
                assertThat(sources(field.name(), rich, vouched))
                        .as("who says the %s", field.name())
                        .isNotEmpty()
                        .allMatch(source -> source);
            }
        }
    }

    /** For each part of the field, whether somebody says it. */
    private static List<Boolean> sources(String field, Description rich, Set<String> vouched) {
        Stream<Boolean> parts = switch (field) {
            case "athletes" ->
                rich.getAthletes().stream()
                        .map(athlete -> vouched.contains("athletes/" + athlete.getId())
                                && athlete.getEvidence().stream()
                                        .map(Evidence::getRead)
                                        .anyMatch(read -> !read.getSegment().isEmpty()));
            case "moments" ->
                rich.getMoments().stream()
                        .map(moment -> moment.getEvidence().stream()
                                .map(MomentEvidence::getSource)
                                .allMatch(source -> source != MomentSource.RESULTS || vouched.contains("moments")));
            case "translations" ->
                rich.getTranslations().stream().map(text -> vouched.contains("translations/" + text.getLanguage()));
            case "texts" ->
                rich.getTexts().stream()
                        .map(text ->
                                vouched.contains(field) && !text.getSegment().isEmpty());
            case "unresolved" ->
                rich.getUnresolved().stream()
                        .map(who -> vouched.contains("texts")
                                && who.getEvidence().stream()
                                        .noneMatch(evidence ->
                                                evidence.getRead().getSegment().isEmpty()));
            case "readings" ->
                rich.getReadings().stream()
                        .map(reading -> vouched.contains("texts")
                                && reading.getReads().stream()
                                        .noneMatch(read -> read.getSegment().isEmpty()));
            case "objects" ->
                rich.getObjects().stream()
                        .map(object ->
                                vouched.contains(field) && !object.getSegment().isEmpty());
            case "caption" ->
                Stream.of(vouched.contains(field)
                        && !Objects.requireNonNull(rich.getCaption())
                                .getSegment()
                                .isEmpty());
            case "keyFrame" ->
                Stream.of(
                        !Objects.requireNonNull(rich.getKeyFrame()).getSegment().isEmpty());
            default -> Stream.of(vouched.contains(field));
        };
        return parts.toList();
    }

    @Test
    void messagesAreNamedByTheVersionThatWasRead() throws Exception {
        Description rich = rich();
        String startList = "START_LIST " + Reads.UNIT;

        assertThat(rich.getProvenance())
                .contains(
                        new Provenance("start", FactSource.CLOCK, "REGISTRATION", ""),
                        new Provenance("unit", FactSource.REGISTRATION, TestSegments.FEED, ""),
                        new Provenance("sport", FactSource.REGISTRATION, TestSegments.FEED, ""),
                        new Provenance("athletes/1", FactSource.RESULTS, startList, "3"),
                        // She replaced somebody after the start list.
                        new Provenance("athletes/5", FactSource.RESULTS, "RESULT " + Reads.UNIT, "7"),
                        new Provenance("text/title", FactSource.RESULTS, "RESULT " + Reads.UNIT, "7"),
                        new Provenance("moments", FactSource.RESULTS, "PLAY_BY_PLAY " + Reads.UNIT, "4"),
                        new Provenance("texts", FactSource.MODEL, "reader", "1"),
                        new Provenance("tags", FactSource.DERIVED, "", ""))
                .doesNotHaveDuplicates();
        assertThat(rich.getProvenance())
                .filteredOn(source -> source.getReference().startsWith("words/"))
                .allSatisfy(source -> assertThat(source.getVersion()).matches("[0-9a-f]{12}"))
                .extracting(Provenance::getFact, Provenance::getReference)
                .containsExactly(tuple("text", "words/en"), tuple("translations/fr", "words/fr"));
    }

    @Test
    void aUnitThatTheResultsAloneKnowIsTheirWord() throws Exception {
        results(Reads.results(ResultsKind.PARTICIPANTS, "ALP", 2, INGRID));
        sample(0, 0, 0, null, Reads.apart("INGRID SOLBERG"));

        assertThat(output().get(0).getProvenance())
                .contains(
                        new Provenance("unit", FactSource.RESULTS, "PARTICIPANTS ALP", "2"),
                        new Provenance("athletes/1", FactSource.RESULTS, "PARTICIPANTS ALP", "2"))
                .extracting(Provenance::getFact)
                .doesNotContain("sport", "text/title", "moments");
    }

    @Test
    void whatIsNotToldHasNoSource() throws Exception {
        ReadSample read = read(0, 0, 0, null, List.of());
        read.provenance.add(new Provenance("caption", FactSource.MODEL, "vlm", "1"));
        read.provenance.add(new Provenance("objects", FactSource.MODEL, "finder", "1"));
        harness.processElement(read, 0);

        assertThat(output().get(0).getProvenance())
                .extracting(Provenance::getFact)
                .containsExactly("start", "end", "text", "translations/fr");
    }

    @Test
    void anEndlessShotKeepsAHandfulOfSources() throws Exception {
        for (int i = 0; i < 100; i++) {
            ReadSample read = read(0, i, 0, null, Reads.apart("SLALOM"));
            read.provenance.add(new Provenance("texts", FactSource.MODEL, "reader", String.valueOf(i)));
            harness.processElement(read, 0);
        }
        end(0, 100);

        assertThat(finals().get(0).getProvenance()).hasSizeLessThan(24);
    }

    /** A description of a shot in which there is something of everything. */
    private Description rich() throws Exception {
        results(Reads.startList(Reads.UNIT, 3, INGRID));
        results(Reads.results(
                ResultsKind.RESULT,
                Reads.UNIT,
                7,
                MEI,
                Reads.entrant("a", "10", "Ada", "TREMBLAY", "CAN"),
                Reads.entrant("b", "10", "Aino", "KOSKINEN", "FIN")));
        results(Reads.playByPlay(Reads.UNIT, 4, Reads.action("7", MomentKind.FALL, 500, "5")));
        ReadSample read = Pictures.at(0)
                .wearing("10", 100, 200)
                .graphic("INGRID SOLBERG", 100, 600)
                .graphic("12:34", 80, 20)
                .read();
        Segment segment = read.sample.segment;
        segment.setSport("alpine-skiing");
        read.keyFrame = Frames.of(0, 100);
        read.caption = new Caption("A skier waits.", List.of(), READER, segment.getId(), false);
        for (String fact : List.of("texts", "objects", "caption")) {
            read.provenance.add(new Provenance(fact, FactSource.MODEL, READER.getName(), READER.getVersion()));
        }
        harness.processElement(read, 0);
        harness.processElement(Pictures.at(1).wearing("10", 180, 200).read(), 0);
        end(0, 2);
        Description rich = finals().get(0);
        assertThat(rich.getAthletes()).extracting(RecognisedAthlete::getId).containsExactly("1");
        assertThat(rich.getMoments().get(0).getAthletes())
                .extracting(NamedAthlete::getId)
                .containsExactly("5");
        return rich;
    }

    private static Description embedded(Description description) throws Exception {
        try (var embedder = EmbedFunctionTest.embedder(0)) {
            embedder.processElement(description, 0);
            embedder.endInput();
            return embedder.extractOutputValues().get(0);
        }
    }
}
