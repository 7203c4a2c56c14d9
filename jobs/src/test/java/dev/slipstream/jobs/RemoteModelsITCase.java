package dev.slipstream.jobs;

import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.MediaReference;
import dev.slipstream.contracts.record.Pacing;
import dev.slipstream.modelserving.catalogue.ModelLoader;
import dev.slipstream.modelserving.catalogue.ModelNames;
import dev.slipstream.modelserving.client.ModelRef;
import dev.slipstream.modelserving.onnx.OnnxOptions;
import dev.slipstream.modelserving.server.InferenceServer;
import dev.slipstream.modelserving.server.ServerOptions;
import dev.slipstream.modelserving.tensor.TensorModel;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The same job over the same media with real models: inside the process, and behind our server. Only the address differs. */
class RemoteModelsITCase {
    private static final OnnxOptions ENGINE = new OnnxOptions("cpu", 1);

    @Test
    void onlyTheAddressDiffers(@TempDir Path folder) throws Exception {
        List<Description> embedded = describe(folder.resolve("embedded"), "embedded:");
        List<TensorModel> models = Stream.of(
                        ModelNames.TEXT_DETECTION, ModelNames.TEXT_RECOGNITION, ModelNames.TEXT_EMBEDDING)
                .map(name -> ModelLoader.builtIn(ENGINE).apply(ModelRef.latest(name)))
                .toList();
        List<Description> remote;
        try (InferenceServer server = InferenceServer.start(ServerOptions.LOCAL.withPorts(0, 0), models)) {
            remote = describe(folder.resolve("remote"), "grpc://127.0.0.1:" + server.grpcPort());
        }

        assertThat(embedded)
                .isNotEmpty()
                .anySatisfy(shot -> assertThat(shot.getTexts())
                        .as("the pattern shows its time, so there is something to read")
                        .isNotEmpty());
        assertThat(embedded).allSatisfy(shot -> {
            assertThat(shot.getDegraded()).isEmpty();
            assertThat(shot.getModels())
                    .as("where no line was found none was read")
                    .hasSizeBetween(2, 3)
                    .allSatisfy(model -> assertThat(model.getSha256()).hasSize(64));
            assertThat(shot.getEmbedding()).hasSize(384);
        });
        assertThat(remote).isEqualTo(embedded);
    }

    private static List<Description> describe(Path folder, String endpoint) throws Exception {
        Configuration settings = new Configuration();
        settings.set(
                SlipstreamOptions.MEDIA_STORE_ROOT,
                folder.toAbsolutePath().toUri().toString());
        settings.set(SlipstreamOptions.FEEDS_FILE_ROOTS, List.of(TestMedia.FOLDER.toString()));
        settings.set(InferenceOptions.ENDPOINT, endpoint);
        settings.set(InferenceOptions.DEVICE, "cpu");
        settings.set(InferenceOptions.DETECTOR, "none");
        FeedRegistration feed = Pipeline.file("clip", TestMedia.fourShots(2), Pacing.FAST, false);
        feed.setStartTime(Instant.parse("2026-02-10T10:00:00Z"));
        MediaRun run = MediaRun.of(settings, List.of(feed), event -> {}, StandardModels.of(settings));
        assertThat(run.deadLetters()).isEmpty();
        List<Description> shots = run.shots("clip");
        shots.forEach(RemoteModelsITCase::forgetTheFolder);
        return shots;
    }

    /** Each run has a media store of its own. */
    private static void forgetTheFolder(Description shot) {
        shot.setMedia(List.of());
        MediaReference image = Objects.requireNonNull(shot.getKeyFrame()).getImage();
        image.setUri(image.getUri().substring(image.getUri().lastIndexOf('/')));
    }
}
