package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.ReadText;

import java.util.regex.Pattern;

/** The short texts that stand on shirts and bibs, and on scoreboards too: numbers, and nations' codes. Pure. */
final class ShirtText {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    private ShirtText() {}

    static boolean isNumber(ReadText text) {
        return NUMBER.matcher(text.getText().strip()).matches();
    }

    /** Whether it could be one; which codes there are, the start list knows. */
    static boolean isCode(ReadText text) {
        return CODE.matcher(code(text)).matches();
    }

    static String code(ReadText text) {
        return text.getText().strip();
    }
}
