package dev.slipstream.contracts;

import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.EditorialDecision;
import dev.slipstream.contracts.record.FeedEvent;
import dev.slipstream.contracts.record.FeedHealth;
import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightExposure;
import dev.slipstream.contracts.record.ModelRollout;
import dev.slipstream.contracts.record.Replay;
import dev.slipstream.contracts.record.ReplayRequest;
import dev.slipstream.contracts.record.ResultsMessage;
import dev.slipstream.contracts.record.Segment;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The build check that refuses an incompatible schema change. */
class SchemaHistoryTest {

    static Stream<Schema> wireSchemas() {
        return Stream.of(
                DeadLetter.getClassSchema(),
                Description.getClassSchema(),
                EditorialDecision.getClassSchema(),
                FeedEvent.getClassSchema(),
                FeedHealth.getClassSchema(),
                FeedRegistration.getClassSchema(),
                Highlight.getClassSchema(),
                HighlightExposure.getClassSchema(),
                ModelRollout.getClassSchema(),
                Replay.getClassSchema(),
                ReplayRequest.getClassSchema(),
                ResultsMessage.getClassSchema(),
                Segment.getClassSchema());
    }

    @ParameterizedTest
    @MethodSource("wireSchemas")
    void everyReleasedSchemaIsFullyCompatibleWithTheCurrentOne(Schema current) {
        assertThat(SchemaHistory.of(current))
                .isNotEmpty()
                .allSatisfy(released -> assertThat(SchemaHistory.incompatibilities(released, current))
                        .isEmpty());
    }

    /** To release a compatible change: run this test with -Dslipstream.release-schemas=true and commit the new files. */
    @ParameterizedTest
    @MethodSource("wireSchemas")
    void theCurrentSchemaIsReleased(Schema current) throws IOException {
        List<Schema> history = SchemaHistory.of(current);
        boolean released = !history.isEmpty() && history.get(history.size() - 1).equals(current);
        if (!released && Boolean.getBoolean("slipstream.release-schemas")) {
            Path file = Path.of("src/main/resources/dev/slipstream/contracts")
                    .resolve(SchemaHistory.fileName(current, history.size() + 1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, SchemaFormatter.format("json/pretty", current) + "\n");
            released = true;
        }
        assertThat(released)
                .as(
                        "%s differs from its newest released schema: bytes written with it could not be read back. "
                                + "Release it (see this test's comment) once it is compatible.",
                        current.getName())
                .isTrue();
    }

    @Test
    void aNewFieldWithoutDefaultIsRefused() {
        Schema released = SchemaBuilder.record("R").fields().requiredInt("a").endRecord();
        Schema proposed = SchemaBuilder.record("R")
                .fields()
                .requiredInt("a")
                .requiredString("b")
                .endRecord();

        assertThat(SchemaHistory.incompatibilities(released, proposed))
                .singleElement()
                .asString()
                .contains("cannot read old records", "b");
    }

    @Test
    void aRemovedRequiredFieldIsRefused() {
        Schema released = SchemaBuilder.record("R")
                .fields()
                .requiredInt("a")
                .requiredString("b")
                .endRecord();
        Schema proposed = SchemaBuilder.record("R").fields().requiredInt("a").endRecord();

        assertThat(SchemaHistory.incompatibilities(released, proposed))
                .singleElement()
                .asString()
                .contains("old readers cannot read new records");
    }
}
