package dev.slipstream.vision.slice;

import dev.slipstream.vision.media.Picture;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What differs from the empty scene in each picture, as bodies that are followed through all of them. */
record Bodies(List<Change> changes, List<Blobs> blobs, Tracker tracker) {
    Bodies {
        changes = List.copyOf(changes);
        blobs = List.copyOf(blobs);
    }

    static Bodies of(Scene scene, List<Picture> pictures) {
        return followed(
                scene,
                IntStream.range(0, pictures.size())
                        .parallel()
                        .mapToObj(i ->
                                Change.of(pictures.get(i), scene.backgrounds().get(i), scene.fixed()))
                        .toList());
    }

    /** Before a scene that is another in some places. */
    Bodies before(Scene scene, List<Picture> pictures) {
        return followed(
                scene,
                IntStream.range(0, pictures.size())
                        .parallel()
                        .mapToObj(i -> changes.get(i)
                                .again(
                                        pictures.get(i),
                                        scene.backgrounds().get(i),
                                        scene.fixed(),
                                        scene.fresh().get(i)))
                        .toList());
    }

    private static Bodies followed(Scene scene, List<Change> changes) {
        List<Blobs> blobs = changes.parallelStream().map(Blobs::of).toList();
        return new Bodies(changes, blobs, Tracker.follow(blobs, scene.canvas().fromFrame()));
    }

    /** For each who moves what they cover in each picture. */
    List<List<Cutout>> cutouts(Scene scene, List<Picture> pictures, List<Track> moving) {
        return moving.parallelStream()
                .map(track -> cutouts(scene, pictures, track))
                .toList();
    }

    private List<Cutout> cutouts(Scene scene, List<Picture> pictures, Track track) {
        Cutout[] cutouts = new Cutout[pictures.size()];
        Arrays.fill(cutouts, Cutout.NONE);
        track.sightings().parallelStream().forEach(sighting -> {
            int i = sighting.picture();
            cutouts[i] = Cutter.cut(
                    pictures.get(i), scene.backgrounds().get(i), changes.get(i), blobs.get(i), sighting.blob());
        });
        return List.of(cutouts);
    }

    /** The blobs of those who move in a picture but are not shown as they were in it. */
    List<Blob> hidden(List<Track> moving, Figures figures, int picture) {
        List<Blob> shown =
                blobs(moving, picture, track -> figures.chosen().get(track).contains(picture));
        return blobs(moving, picture, track -> true).stream()
                .filter(blob -> !shown.contains(blob))
                .toList();
    }

    private static List<Blob> blobs(List<Track> moving, int picture, IntPredicate which) {
        return IntStream.range(0, moving.size())
                .filter(which)
                .boxed()
                .flatMap(track -> moving.get(track).sightings().stream())
                .filter(sighting -> sighting.picture() == picture)
                .map(Track.Sighting::blob)
                .toList();
    }
}
