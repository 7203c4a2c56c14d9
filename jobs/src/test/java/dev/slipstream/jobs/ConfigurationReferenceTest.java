package dev.slipstream.jobs;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.description.HtmlFormatter;
import org.apache.flink.util.TimeUtils;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps {@code docs/configuration.md} equal to the options. After a change, run it with -Dslipstream.update-docs=true and
 * commit the page.
 */
class ConfigurationReferenceTest {
    private static final String HEADER = """
            # Settings

            Settings of our own; Flink's are on Flink's configuration page. Each can stand in `flink-conf/config.yaml` or an
            overlay, in `flink run -D`, or behind the job's main class as `--key value`; the later wins. A misspelt key fails
            the start. This page is generated from `SlipstreamOptions` and checked in the build.

            | Key | Default | Meaning |
            |---|---|---|
            """;

    @Test
    void theReferenceIsUpToDate() throws IOException {
        StringBuilder page = new StringBuilder(HEADER);
        for (ConfigOption<?> option : SlipstreamOptions.ALL) {
            page.append("| `")
                    .append(option.key())
                    .append("` | ")
                    .append(value(option))
                    .append(" | ")
                    .append(new HtmlFormatter().format(option.description()))
                    .append(" |\n");
        }
        Path file = Path.of(System.getProperty("slipstream.root"), "docs", "configuration.md");
        if (Boolean.getBoolean("slipstream.update-docs")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, page);
        }
        assertThat(file).content().isEqualTo(page.toString());
    }

    private static String value(ConfigOption<?> option) {
        if (!option.hasDefaultValue()) {
            return "none";
        }
        Object value = option.defaultValue();
        if (value instanceof Duration duration) {
            return "`" + TimeUtils.formatWithHighestUnit(duration) + "`";
        }
        if (value instanceof List<?> list && !list.isEmpty()) {
            return "`" + list.stream().map(Object::toString).collect(Collectors.joining(";")) + "`";
        }
        boolean empty = (value instanceof Collection<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
        return empty ? "empty" : "`" + value + "`";
    }
}
