package dev.slipstream.cli;

import picocli.CommandLine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Width and height of a picture in pixels, as {@code 1280x720}. */
record Size(int width, int height) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

    /** For options. */
    static final class Converter implements CommandLine.ITypeConverter<Size> {
        @Override
        public Size convert(String value) {
            Matcher form = FORM.matcher(value);
            if (!form.matches()) {
                throw new CommandLine.TypeConversionException(
                        "'" + value + "' is no size; write width and height as 1280x720");
            }
            return new Size(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
        }
    }
}
