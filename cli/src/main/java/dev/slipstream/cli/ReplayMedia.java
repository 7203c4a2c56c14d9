package dev.slipstream.cli;

import dev.slipstream.vision.geometry.Background;
import dev.slipstream.vision.geometry.Camera;
import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.media.Picture;
import dev.slipstream.vision.media.PictureFile;
import dev.slipstream.vision.media.TimedPicture;
import dev.slipstream.vision.media.UndecodableMediaException;
import dev.slipstream.vision.media.VideoFile;
import dev.slipstream.vision.replay.LearnedPlate;
import dev.slipstream.vision.replay.Plates;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** One file for each camera of a rig, a video or an image, and what is taken from them. */
final class ReplayMedia {
    /** Enough for a median that five in which somebody stands do not move; more cost memory. */
    private static final int PLATE_PICTURES = 11;

    private final Path rigFile;
    private final Rig rig;
    private final List<Path> media;
    private final ExecutorService pool;

    /** @throws IllegalArgumentException if there are not as many as cameras, or one is missing */
    ReplayMedia(Path rigFile, Rig rig, List<Path> media, ExecutorService pool) {
        if (media.size() != rig.size()) {
            throw new IllegalArgumentException(rigFile + " has " + rig.size() + " cameras and " + media.size()
                    + " media are given; name one video or image for each camera, in the rig's order: "
                    + rig.cameras().stream().map(member -> member.camera().id()).toList());
        }
        for (Path file : media) {
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException(file + ": no such file");
            }
        }
        this.rigFile = rigFile;
        this.rig = rig;
        this.media = media;
        this.pool = pool;
    }

    /** Whether there is time in them, and so more than one moment. */
    boolean areVideos() {
        return media.stream().noneMatch(PictureFile::isNamedSo);
    }

    /** Each camera's picture of a moment, seconds of the rig. */
    List<@Nullable Picture> at(double seconds) throws Exception {
        List<Callable<Picture>> tasks = new ArrayList<>();
        for (int i = 0; i < media.size(); i++) {
            Path file = media.get(i);
            Camera camera = rig.camera(i);
            double own = seconds - rig.cameras().get(i).offsetSeconds();
            tasks.add(() -> fitting(camera, file, picture(camera, file, own)));
        }
        return new ArrayList<>(all(tasks));
    }

    private static Picture picture(Camera camera, Path file, double seconds) throws IOException {
        if (PictureFile.isNamedSo(file)) {
            return PictureFile.read(file);
        }
        try (VideoFile video = VideoFile.open(file)) {
            return video.at(seconds);
        } catch (UndecodableMediaException e) {
            throw unusable(camera, e);
        }
    }

    /** Without the cause: the innermost message is what people see, and it does not know the camera. */
    private static IllegalArgumentException unusable(Camera camera, UndecodableMediaException e) {
        return new IllegalArgumentException(camera + ": " + e.getMessage());
    }

    private static Picture fitting(Camera camera, Path file, Picture picture) {
        if (picture.width() != camera.width() || picture.height() != camera.height()) {
            throw new IllegalArgumentException(camera + ": " + file + " has " + picture.width() + "x" + picture.height()
                    + " pixels, and the rig says " + camera.width() + "x" + camera.height());
        }
        return picture;
    }

    /** Whether nothing tells people from the scene but what they look like: single images of which the rig names no plate. */
    boolean haveNoPlates() {
        return rig.background().kind() != Background.Kind.COLOUR
                && media.stream().anyMatch(PictureFile::isNamedSo)
                && rig.cameras().stream().allMatch(member -> member.plate() == null);
    }

    /** Pictures of the empty scene: those that the rig names, or for a camera without one learned from its video. */
    List<@Nullable Picture> plates() throws Exception {
        List<@Nullable Picture> named = Plates.read(rig, rigFile);
        if (rig.background().kind() == Background.Kind.COLOUR) {
            return named;
        }
        List<Callable<Picture>> tasks = new ArrayList<>();
        for (int i = 0; i < media.size(); i++) {
            Picture plate = named.get(i);
            Path file = media.get(i);
            Camera camera = rig.camera(i);
            tasks.add(() -> plate == null ? learned(camera, file) : fitting(camera, file, plate));
        }
        return new ArrayList<>(all(tasks));
    }

    private static Picture learned(Camera camera, Path file) throws IOException {
        if (PictureFile.isNamedSo(file)) {
            throw new IllegalArgumentException(camera + ": the rig names no plate, and from the single image " + file
                    + " none can be learned; name plates, a background of one colour, or give videos");
        }
        try (VideoFile video = VideoFile.open(file)) {
            int longSide = Math.max(camera.width(), camera.height());
            List<Picture> pictures = video.pictures(0, video.seconds(), PLATE_PICTURES, longSide, done -> {}).stream()
                    .map(TimedPicture::picture)
                    .toList();
            if (pictures.isEmpty()) {
                throw new IllegalArgumentException(
                        camera + ": " + file + " has no picture to learn a plate from, or does not say how long it is");
            }
            return fitting(camera, file, LearnedPlate.of(pictures));
        } catch (UndecodableMediaException e) {
            throw unusable(camera, e);
        }
    }

    private <T> List<T> all(List<Callable<T>> tasks) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> running : pool.invokeAll(tasks)) {
            try {
                results.add(running.get());
            } catch (ExecutionException e) {
                throw e.getCause() instanceof Exception cause ? cause : e;
            }
        }
        return results;
    }
}
