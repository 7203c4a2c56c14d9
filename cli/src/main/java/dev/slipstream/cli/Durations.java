package dev.slipstream.cli;

import org.apache.flink.util.TimeUtils;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.time.Duration;

/** Reads {@code 60s}, {@code 2min}, {@code 500ms}, as in Flink's own configuration. */
final class Durations implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
        try {
            return TimeUtils.parseDuration(value);
        } catch (RuntimeException e) {
            throw new TypeConversionException("\"" + value + "\" is no time; write 60s, 2min or 500ms");
        }
    }
}
