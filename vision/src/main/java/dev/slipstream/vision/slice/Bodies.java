package dev.slipstream.vision.slice;

import dev.slipstream.vision.media.Picture;

import java.util.List;
import java.util.stream.IntStream;

/** What differs from the empty scene in each picture, as bodies that are followed through all of them. */
record Bodies(List<Change> changes, List<Blobs> blobs, Tracker tracker) {
    Bodies {
        changes = List.copyOf(changes);
        blobs = List.copyOf(blobs);
    }

    static Bodies of(Scene scene, List<Picture> pictures) {
        List<Change> changes = IntStream.range(0, pictures.size())
                .parallel()
                .mapToObj(i -> Change.of(pictures.get(i), scene.backgrounds().get(i), scene.fixed()))
                .toList();
        List<Blobs> blobs = changes.parallelStream().map(Blobs::of).toList();
        return new Bodies(changes, blobs, Tracker.follow(blobs, scene.canvas().fromFrame()));
    }

    /** Who moves in each picture. */
    List<Cutout> cutouts(Scene scene, List<Picture> pictures, List<Track> moving) {
        return IntStream.range(0, pictures.size())
                .parallel()
                .mapToObj(i -> {
                    List<Blob> chosen = moving.stream()
                            .flatMap(track -> track.sightings().stream())
                            .filter(sighting -> sighting.picture() == i)
                            .map(Track.Sighting::blob)
                            .toList();
                    return Cutter.cut(
                            pictures.get(i), scene.backgrounds().get(i), changes.get(i), blobs.get(i), chosen);
                })
                .toList();
    }
}
