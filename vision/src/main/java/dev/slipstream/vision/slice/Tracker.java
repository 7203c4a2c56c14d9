package dev.slipstream.vision.slice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows bodies from picture to picture on the canvas, nearest first, and tells who moves from what only flickers: spectators who
 * wave stay where they are, and snow is not found again.
 */
final class Tracker {
    /** Pictures that somebody may be hidden for. */
    private static final int LONGEST_GAP = 3;
    /** Of the longer side of a body: how far from its expected place it may turn up. */
    private static final double GATE = 0.7;

    private static final double MOST_GROWTH = 4;
    /** Of the longer side: less is swaying. */
    private static final double MOVES = 0.6;

    /** Who moves has a direction; what flickers has none. */
    private static final double MOST_UNSTEADY = 0.6;

    /** From here on it is no chance. */
    private static final int CERTAIN_SIGHTINGS = 8;

    private static final double CERTAIN_RANGE = 1.5;
    /** Of the largest: several who skate close together are now one, now two. */
    private static final double CERTAIN_SHARE = 0.5;

    private static final double CERTAIN_STEADY = 0.4;
    /** Of the pictures: where more often something differs, a short track is a chance. */
    private static final double MOST_RESTLESS = 0.25;
    /** Blobs per picture. */
    private static final double MOST_QUIET = 10;
    /** Canvas pixels. */
    private static final double CELL = 16;

    /** Of the pictures. */
    private static final double STAYS = 0.12;

    /** Of the longer side: nothing that stays where it is gets so far, however it is joined with others on the way. */
    private static final double FAR = 2;

    private static final int LEAST_SIGHTINGS = 4;
    /** Of the largest who moves: smaller ones are not what a slice is made for. */
    private static final double LEAST_SHARE = 0.2;

    private final List<Track> tracks = new ArrayList<>();
    private final int pictures;
    private int blobs;

    private Tracker(int pictures) {
        this.pictures = pictures;
    }

    /**
     * @param pictures the blobs of each picture on the canvas, in order
     * @param toCanvas of each of these
     */
    static Tracker follow(List<Blobs> pictures, List<Homography> toCanvas) {
        Tracker tracker = new Tracker(pictures.size());
        for (int i = 0; i < pictures.size(); i++) {
            tracker.follow(i, pictures.get(i).all(), toCanvas.get(i));
            tracker.blobs += pictures.get(i).all().size();
        }
        return tracker;
    }

    /** Those who move. */
    List<Track> moving() {
        List<Track> moving = tracks.stream()
                .filter(track -> track.sightings().size() >= (quiet() ? LEAST_SIGHTINGS - 1 : LEAST_SIGHTINGS)
                        && track.range() > MOVES * track.meanSize())
                .toList();
        double largest = moving.stream()
                .filter(this::directed)
                .mapToDouble(Track::meanArea)
                .max()
                .orElse(0);
        Restlessness restlessness = new Restlessness(
                tracks.stream().filter(track -> !certain(track, largest)).toList());
        return moving.stream()
                .filter(track -> track.meanArea() >= LEAST_SHARE * largest)
                .filter(track -> directed(track) || far(track, largest))
                .filter(track ->
                        quiet() || certain(track, largest) || restlessness.at(track) < MOST_RESTLESS * pictures)
                .toList();
    }

    private boolean directed(Track track) {
        return quiet() || track.unsteadiness() < MOST_UNSTEADY;
    }

    /** Whether somebody large gets so far that it does not matter by which way. */
    private static boolean far(Track track, double largest) {
        return track.meanArea() > CERTAIN_SHARE * largest && track.range() > FAR * track.meanSize();
    }

    /** Whether so little differs in the pictures that hardly anything flickers. */
    private boolean quiet() {
        return blobs <= MOST_QUIET * pictures;
    }

    /** What stays in its place through a good part of the pictures. */
    List<Track> staying() {
        return tracks.stream()
                .filter(track -> track.sightings().size() >= Math.max(LEAST_SIGHTINGS, STAYS * pictures)
                        && track.range() < MOVES * track.meanSize())
                .toList();
    }

    private boolean certain(Track track, double largest) {
        double sizes = track.range() / track.meanSize();
        boolean steady = track.sightings().size() >= CERTAIN_SIGHTINGS
                && sizes > CERTAIN_RANGE
                && track.unsteadiness() < CERTAIN_STEADY;
        boolean large = far(track, largest) && track.sightings().size() > pictures / 3;
        return steady || large;
    }

    /** In how many pictures something differs at a place that belongs to nobody who moves for certain: a crowd, a flag. */
    private static final class Restlessness {
        private final Map<Long, Set<Integer>> pictures = new HashMap<>();

        Restlessness(List<Track> tracks) {
            for (Track track : tracks) {
                for (Track.Sighting s : track.sightings()) {
                    double half = s.size() / 2;
                    for (long v = cell(s.y() - half); v <= cell(s.y() + half); v++) {
                        for (long u = cell(s.x() - half); u <= cell(s.x() + half); u++) {
                            pictures.computeIfAbsent((v << 32) | (u & 0xFFFFFFFFL), k -> new HashSet<>())
                                    .add(s.picture());
                        }
                    }
                }
            }
        }

        double at(Track track) {
            return track.sightings().stream()
                    .mapToInt(s -> pictures.getOrDefault((cell(s.y()) << 32) | (cell(s.x()) & 0xFFFFFFFFL), Set.of())
                            .size())
                    .average()
                    .orElse(0);
        }

        private static long cell(double pixels) {
            return (long) Math.floor(pixels / CELL);
        }
    }

    private record Pair(Track track, Track.Sighting sighting, double distance) {}

    private void follow(int picture, List<Blob> blobs, Homography toCanvas) {
        List<Track.Sighting> sightings =
                blobs.stream().map(blob -> sighting(picture, blob, toCanvas)).toList();
        List<Pair> pairs = new ArrayList<>();
        for (Track track : tracks) {
            int ago = picture - track.last().picture();
            if (ago <= LONGEST_GAP) {
                double[] v = track.velocity();
                for (Track.Sighting s : sightings) {
                    double distance = Math.hypot(
                            s.x() - track.last().x() - v[0] * ago,
                            s.y() - track.last().y() - v[1] * ago);
                    double gate = GATE * Math.max(s.size(), track.last().size())
                            + (track.sightings().size() < 2 ? GATE * s.size() : 0);
                    double growth =
                            s.blob().area() / (double) track.last().blob().area();
                    if (distance < gate && growth < MOST_GROWTH && growth > 1 / MOST_GROWTH) {
                        pairs.add(new Pair(track, s, distance));
                    }
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::distance));
        List<Track> found = new ArrayList<>();
        List<Track.Sighting> taken = new ArrayList<>();
        for (Pair pair : pairs) {
            if (!found.contains(pair.track()) && !taken.contains(pair.sighting())) {
                pair.track().add(pair.sighting());
                found.add(pair.track());
                taken.add(pair.sighting());
            }
        }
        if (sightings.size() <= Blobs.MOST_TO_JOIN) {
            share(picture, sightings, found);
        }
        for (Track.Sighting sighting : sightings) {
            if (!taken.contains(sighting)) {
                Track track = new Track();
                track.add(sighting);
                tracks.add(track);
            }
        }
    }

    /** Who is hidden by another, or touches one, is part of a blob that is another's: where they are is where they were going. */
    private void share(int picture, List<Track.Sighting> sightings, List<Track> found) {
        for (Track track : tracks) {
            int ago = picture - track.last().picture();
            if (found.contains(track) || ago > LONGEST_GAP || track.sightings().size() < LEAST_SIGHTINGS) {
                continue;
            }
            double[] v = track.velocity();
            double x = track.last().x() + v[0] * ago;
            double y = track.last().y() + v[1] * ago;
            for (Track.Sighting s : sightings) {
                double reach = s.size() / 2;
                if (s.size() > track.last().size()
                        && s.size() < MOST_GROWTH * track.last().size()
                        && Math.abs(s.x() - x) < reach
                        && Math.abs(s.y() - y) < reach) {
                    track.add(new Track.Sighting(
                            picture, s.blob(), x, y, track.last().size()));
                    break;
                }
            }
        }
    }

    private static Track.Sighting sighting(int picture, Blob blob, Homography toCanvas) {
        double x = toCanvas.x(blob.centreX(), blob.centreY());
        double y = toCanvas.y(blob.centreX(), blob.centreY());
        double across = Math.hypot(
                toCanvas.x(blob.centreX() + 1, blob.centreY()) - x, toCanvas.y(blob.centreX() + 1, blob.centreY()) - y);
        return new Track.Sighting(picture, blob, x, y, across * Math.max(blob.width(), blob.height()));
    }
}
