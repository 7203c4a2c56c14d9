package dev.slipstream.embedded;

import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FlinkConfTest {
    @Test
    void anOverlayReplacesKeysHoweverTheyAreNested(@TempDir Path dir) throws Exception {
        Files.writeString(dir.resolve("config.yaml"), "a.b.c: 1\na.b.d: 2\nlist: [x, y]\nduration: 5s\n");
        Files.writeString(dir.resolve("ingest.yaml"), "a:\n  b: {c: 3}\n");
        FlinkConf conf = new FlinkConf(dir);
        assertThat(conf.job("ingest").toMap())
                .containsEntry("a.b.c", "3")
                .containsEntry("a.b.d", "2")
                .containsEntry("duration", "5s");
        assertThat(conf.cluster().toMap()).containsEntry("a.b.c", "1");
        assertThat(conf.overlay("ingest")).containsOnlyKeys("a.b.c");
    }

    @Test
    void namesTheFileThatIsMissingOrBroken(@TempDir Path dir) throws Exception {
        assertThatThrownBy(() -> new FlinkConf(dir).cluster())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("config.yaml is missing")
                .hasMessageContaining("SLIPSTREAM_HOME");
        Files.writeString(dir.resolve("config.yaml"), "a: [1\n");
        assertThatThrownBy(() -> new FlinkConf(dir).cluster())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("config.yaml is not valid YAML");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "describe"})
    void theShippedFilesAreWhatAJobNeeds(String job) throws Exception {
        Configuration settings = FlinkConf.locate().job(job);
        assertThat(settings.get(PipelineOptions.GENERIC_TYPES)).isFalse();
        assertThat(settings.get(CheckpointingOptions.INCREMENTAL_CHECKPOINTS)).isTrue();
        assertThat(settings.get(CheckpointingOptions.CHECKPOINTING_INTERVAL))
                .isBetween(Duration.ofMillis(500), Duration.ofSeconds(5));
    }

    @Test
    void theShippedMemorySizesStartATaskManagerWithoutFlinksScripts() throws Exception {
        Configuration settings = FlinkConf.locate().cluster();
        // Throws if a size that the scripts would derive is missing or the sizes contradict one another.
        var spec = TaskExecutorProcessUtils.processSpecFromConfig(settings);
        assertThat(spec.getTaskHeapSize()).isEqualTo(settings.get(TaskManagerOptions.TASK_HEAP_MEMORY));
        assertThat(spec.getJvmHeapMemorySize().getMebiBytes()).isEqualTo(1152);
        assertThat(spec.getJvmDirectMemorySize().getMebiBytes()).isEqualTo(896);
        assertThat(spec.getJvmMetaspaceSize().getMebiBytes()).isEqualTo(320);
    }
}
