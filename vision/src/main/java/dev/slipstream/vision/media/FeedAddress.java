package dev.slipstream.vision.media;

import java.util.regex.Pattern;

/** A feed's address after the policy allowed it: what FFmpeg is given, and what people and logs may see. */
record FeedAddress(FeedScheme scheme, String url, String masked) {
    private static final Pattern USER_INFO = Pattern.compile("://[^/@?#]*@");
    private static final Pattern QUERY_VALUE = Pattern.compile("(?<=[?&;][^=&;#]{1,64}=)[^&;#]*");
    private static final int MAX_SHOWN = 200;

    /** The address without what opens doors: user, password and the values of query parameters. */
    static String mask(String address) {
        String hidden = USER_INFO.matcher(address).replaceAll("://***@");
        hidden = QUERY_VALUE.matcher(hidden).replaceAll("***").replaceAll("\\p{Cntrl}", "?");
        return hidden.length() <= MAX_SHOWN ? hidden : hidden.substring(0, MAX_SHOWN) + "…";
    }
}
