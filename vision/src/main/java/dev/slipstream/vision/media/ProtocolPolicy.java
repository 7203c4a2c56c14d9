package dev.slipstream.vision.media;

import java.io.IOException;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which addresses may be opened, for feeds and for everything their playlists name. Feeds are registered on a topic,
 * so an address is input from outside: default deny.
 *
 * @param fileRoots directories whose files may be read; empty = no files, "/" = all
 * @param allowPrivateAddresses whether hosts in loopback, link-local, private and other special ranges may be reached
 * @param privateHosts hosts, as written in addresses, that may be reached although their address is special
 */
public record ProtocolPolicy(List<String> fileRoots, boolean allowPrivateAddresses, List<String> privateHosts)
        implements Serializable {
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);
    private static final String KNOWN = "use a file path, http, https, srt, rtsp, rtsps, rtmp or rtmps";

    public ProtocolPolicy {
        fileRoots = List.copyOf(fileRoots);
        privateHosts = List.copyOf(privateHosts);
    }

    public ProtocolPolicy(List<String> fileRoots, boolean allowPrivateAddresses) {
        this(fileRoots, allowPrivateAddresses, List.of());
    }

    /** Public addresses only, and no files. */
    public static ProtocolPolicy strict() {
        return new ProtocolPolicy(List.of(), false);
    }

    /**
     * Checks an address without opening it; hosts are resolved.
     *
     * @throws FeedException REFUSED where it is not allowed, UNREACHABLE where the host or file cannot be found
     */
    FeedAddress check(String address) throws FeedException {
        Matcher matcher = SCHEME.matcher(address);
        if (!matcher.matches()) {
            return file(address, address);
        }
        String masked = FeedAddress.mask(address);
        FeedScheme scheme = FeedScheme.of(matcher.group(1))
                .orElseThrow(() -> refused(masked, "protocol " + matcher.group(1) + " is not allowed", KNOWN));
        if (scheme == FeedScheme.FILE) {
            return file(address.substring("file:".length()).replaceFirst("^//(?=/)", ""), address);
        }
        checkHost(uri(address, masked), masked);
        return new FeedAddress(scheme, address, masked);
    }

    private FeedAddress file(String path, String address) throws FeedException {
        String masked = FeedAddress.mask(address);
        Path real;
        try {
            real = Path.of(path).toRealPath();
        } catch (InvalidPathException e) {
            throw refused(masked, "not a path", "correct the address");
        } catch (IOException e) {
            if (!underRoot(Path.of(path).toAbsolutePath().normalize())) {
                throw outside(masked);
            }
            throw new FeedException(
                    FeedException.Kind.UNREACHABLE,
                    masked,
                    "no such file",
                    "put the file there or correct the path",
                    e);
        }
        if (!underRoot(real)) {
            throw outside(masked);
        }
        return new FeedAddress(FeedScheme.FILE, "file:" + real, masked);
    }

    /** Symbolic links are followed on both sides, so that a link cannot lead out of a root. */
    private boolean underRoot(Path file) {
        return fileRoots.stream().anyMatch(root -> {
            try {
                return file.startsWith(Path.of(root).toRealPath());
            } catch (IOException | InvalidPathException e) {
                return false;
            }
        });
    }

    private void checkHost(URI uri, String masked) throws FeedException {
        String host = uri.getHost();
        if (host == null || host.isEmpty()) {
            throw refused(masked, "no host in the address", "correct the address");
        }
        if (trusts(host)) {
            return;
        }
        try {
            for (InetAddress candidate : InetAddress.getAllByName(host)) {
                if (SpecialAddresses.contains(candidate)) {
                    throw refused(
                            masked,
                            "host is at the private address " + candidate.getHostAddress(),
                            "allow private addresses or use a public one");
                }
            }
        } catch (UnknownHostException e) {
            throw new FeedException(
                    FeedException.Kind.UNREACHABLE, masked, "unknown host", "correct the host or the name server", e);
        }
    }

    /** Whether a host was allowed whatever its address: one of the operator's own network. */
    private boolean trusts(String host) {
        return allowPrivateAddresses || privateHosts.stream().anyMatch(host::equalsIgnoreCase);
    }

    /**
     * Whether RTP may come as UDP where an RTSP server does not send it over its connection. Such a server says where
     * its reports are to be sent, which may be anywhere, so only hosts of the operator's own network may.
     */
    boolean allowsUdp(FeedAddress address) {
        return trusts(URI.create(address.url()).getHost());
    }

    private static URI uri(String address, String masked) throws FeedException {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException e) {
            throw refused(masked, "not a valid address", "correct it; special characters need %XX");
        }
    }

    private static FeedException outside(String masked) {
        return refused(masked, "outside the directories that may be read", "move it there or allow its directory");
    }

    private static FeedException refused(String masked, String problem, String remedy) {
        return new FeedException(FeedException.Kind.REFUSED, masked, problem, remedy);
    }
}
