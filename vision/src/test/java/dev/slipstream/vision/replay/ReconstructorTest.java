package dev.slipstream.vision.replay;

import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.media.Picture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReconstructorTest {
    private static final CapsuleScene SCENE = new CapsuleScene(12);

    private static List<Picture> plates;
    private static List<Picture> frames;
    private static Mesh whole;

    @BeforeAll
    static void draw() throws Exception {
        plates = SCENE.plates();
        frames = SCENE.frames();
        whole = only(reconstruct(plates, frames));
    }

    private static Reconstruction reconstruct(List<Picture> plates, List<Picture> frames) throws Exception {
        return new Reconstructor(SCENE.rig, plates, ReconstructionOptions.single()).reconstruct(frames);
    }

    private static Mesh only(Reconstruction made) {
        assertThat(made.model().figures()).hasSize(1);
        return made.model().figures().get(0).mesh();
    }

    private static List<Picture> with(List<Picture> pictures, int camera, @Nullable Picture other) {
        List<Picture> changed = new ArrayList<>(pictures);
        changed.set(camera, other);
        return changed;
    }

    /** Mean distance of the vertices from the person's surface, metres. */
    private static double meanDistance(Mesh mesh) {
        double sum = 0;
        for (int i = 0; i < mesh.positions().length; i += 3) {
            sum += Math.abs(SCENE.distance(mesh.positions()[i], mesh.positions()[i + 1], mesh.positions()[i + 2]));
        }
        return sum / mesh.vertexCount();
    }

    private static double highest(Mesh mesh) {
        double z = 0;
        for (int i = 2; i < mesh.positions().length; i += 3) {
            z = Math.max(z, mesh.positions()[i]);
        }
        return z;
    }

    @Test
    void theSurfaceLiesWhereThePersonStands() throws Exception {
        Reconstruction made = reconstruct(plates, frames);
        assertThat(meanDistance(only(made))).isLessThan(0.008);
        assertThat(highest(only(made))).isBetween(CapsuleScene.HEAD + 0.10, CapsuleScene.HEAD + 0.13);
        assertThat(made.cameras()).allMatch(v -> v.status() == CameraVerdict.Status.USED);
        assertThat(made.warnings()).isEmpty();
        assertThat(made.stages()).isNotEmpty().allMatch(stage -> stage.wallMs() >= 0);
    }

    @Test
    void coloursAreThoseOfThePerson() {
        int red = 0;
        int chest = 0;
        for (int v = 0; v < whole.vertexCount(); v++) {
            float z = whole.positions()[3 * v + 2];
            boolean front = Math.abs(whole.positions()[3 * v + 1]) < 0.1 && z > 0.95 && z < 1.15;
            if (front && (whole.confidence()[v] & 255) > 200) {
                chest++;
                red += (whole.colours()[3 * v] & 255) > 150 && (whole.colours()[3 * v + 1] & 255) < 80 ? 1 : 0;
            }
        }
        assertThat(chest).isGreaterThan(100);
        assertThat(red).isGreaterThan(chest * 9 / 10);
    }

    @Test
    void aHeadBeforeAWallOfItsColourSurvives() throws Exception {
        List<Picture> changedPlates = new ArrayList<>(plates);
        List<Picture> changedFrames = new ArrayList<>(frames);
        double[] p = new double[3];
        for (int camera : new int[] {2, 7}) {
            SCENE.rig.camera(camera).project(0, 0, CapsuleScene.HEAD, p);
            changedPlates.set(camera, wall(plates.get(camera), plates.get(camera), p));
            changedFrames.set(camera, wall(frames.get(camera), plates.get(camera), p));
        }
        Mesh mesh = only(reconstruct(changedPlates, changedFrames));
        assertThat(highest(mesh)).isGreaterThan(CapsuleScene.HEAD + 0.09);
        assertThat(meanDistance(mesh)).isLessThan(0.010);
    }

    /** Where the picture shows the empty scene, it now shows a dark wall around p. */
    private static Picture wall(Picture picture, Picture plate, double[] p) {
        byte[] rgb = picture.rgb().clone();
        for (int y = (int) p[1] - 30; y < (int) p[1] + 20; y++) {
            for (int x = (int) p[0] - 30; x < (int) p[0] + 30; x++) {
                int at = 3 * (Math.max(0, y) * picture.width() + x);
                if (rgb[at] == plate.rgb()[at] && rgb[at + 1] == plate.rgb()[at + 1]) {
                    for (int channel = 0; channel < 3; channel++) {
                        rgb[at + channel] = (byte) (CapsuleScene.HEAD_COLOUR >> (16 - 8 * channel));
                    }
                }
            }
        }
        return new Picture(picture.width(), picture.height(), rgb);
    }

    /** As mirror images on ice are: too faint for an athlete, though no noise. */
    @Test
    void aFaintTintAroundThePersonIsNoPartOfThem() throws Exception {
        List<Picture> tinted = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            byte[] rgb = frames.get(i).rgb().clone();
            for (int at = 0; at < rgb.length; at += 3) {
                if (Arrays.equals(rgb, at, at + 3, plates.get(i).rgb(), at, at + 3) && near(frames.get(i), i, at / 3)) {
                    rgb[at] = (byte) (rgb[at] + 9);
                    rgb[at + 2] = (byte) (rgb[at + 2] - 9);
                }
            }
            tinted.add(new Picture(CapsuleScene.WIDTH, CapsuleScene.HEIGHT, rgb));
        }
        Mesh mesh = only(reconstruct(plates, tinted));
        assertThat(meanDistance(mesh)).isLessThan(meanDistance(whole) + 0.001);
    }

    /** Whether the person is within ten pixels to the left or right. */
    private static boolean near(Picture frame, int camera, int pixel) {
        int row = pixel / CapsuleScene.WIDTH * CapsuleScene.WIDTH;
        int to = Math.min(row + CapsuleScene.WIDTH - 1, pixel + 10);
        for (int i = Math.max(row, pixel - 10); i <= to; i++) {
            if (!Arrays.equals(frame.rgb(), 3 * i, 3 * i + 3, plates.get(camera).rgb(), 3 * i, 3 * i + 3)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aCameraThatShowsTheEmptySceneIsOutVoted() throws Exception {
        Reconstruction made = reconstruct(plates, with(frames, 4, plates.get(4)));
        assertThat(made.cameras().get(4).status()).isEqualTo(CameraVerdict.Status.CONTRADICTS_CALIBRATION);
        assertThat(made.warnings()).hasSize(1).first().asString().contains("cam-4");
        assertThat(meanDistance(only(made))).isLessThan(meanDistance(whole) + 0.002);
    }

    @Test
    void aCameraThatShowsAnotherViewIsOutVoted() throws Exception {
        List<Picture> swapped = with(frames, 4, shifted(frames.get(4), plates.get(4)));
        Reconstruction made = reconstruct(plates, swapped);
        assertThat(made.cameras().get(4).status()).isEqualTo(CameraVerdict.Status.CONTRADICTS_CALIBRATION);
        assertThat(meanDistance(only(made))).isLessThan(meanDistance(whole) + 0.002);
    }

    /** The person stands 40 pixels further left than the calibration says. */
    private static Picture shifted(Picture frame, Picture plate) {
        byte[] rgb = plate.rgb().clone();
        for (int i = 0; i < rgb.length; i += 3) {
            int column = i / 3 % frame.width();
            int from = i + 3 * 40;
            if (column + 40 < frame.width() && frame.rgb()[from] != plate.rgb()[from]) {
                System.arraycopy(frame.rgb(), from, rgb, i, 3);
            }
        }
        return new Picture(frame.width(), frame.height(), rgb);
    }

    @Test
    void aMissingAndABlackCameraAreNamedAndLeftOut() throws Exception {
        List<Picture> some = with(frames, 3, null);
        some.set(
                8,
                new Picture(
                        CapsuleScene.WIDTH,
                        CapsuleScene.HEIGHT,
                        new byte[frames.get(8).rgb().length]));
        Reconstruction made = reconstruct(plates, some);
        assertThat(made.cameras().get(3).status()).isEqualTo(CameraVerdict.Status.ABSENT);
        assertThat(made.cameras().get(8).status()).isEqualTo(CameraVerdict.Status.DEAD);
        assertThat(meanDistance(only(made))).isLessThan(0.012);
    }

    @Test
    void brighterExposureChangesNothing() throws Exception {
        byte[] rgb = frames.get(5).rgb().clone();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) Math.min(255, Math.round(1.15 * (rgb[i] & 255)));
        }
        Reconstruction made =
                reconstruct(plates, with(frames, 5, new Picture(CapsuleScene.WIDTH, CapsuleScene.HEIGHT, rgb)));
        assertThat(made.cameras().get(5).status()).isEqualTo(CameraVerdict.Status.USED);
        assertThat(meanDistance(only(made))).isLessThan(meanDistance(whole) + 0.002);
    }

    @Test
    void whereNobodyIsTheModelIsEmptyAndSaysSo() throws Exception {
        Reconstruction made = reconstruct(plates, plates);
        assertThat(made.model().figures()).isEmpty();
        assertThat(made.warnings()).hasSize(1).first().asString().contains("nobody");
    }

    @Test
    void whatDoesNotFitIsRefusedInOneLine() throws Exception {
        assertThatThrownBy(() -> reconstruct(plates, frames.subList(0, 11)))
                .isInstanceOf(ReconstructionException.class)
                .hasMessage("there are 11 frames for the 12 cameras of the rig");
        assertThatThrownBy(() -> reconstruct(plates, with(frames, 2, new Picture(2, 2, new byte[12]))))
                .isInstanceOf(ReconstructionException.class)
                .hasMessage("the frame of camera cam-2 has 2x2 pixels, but the rig says 400x300");
        assertThatThrownBy(() -> reconstruct(plates, Collections.nCopies(12, null)))
                .isInstanceOf(ReconstructionException.class)
                .hasMessageContaining("at least 2 cameras with a usable picture; there are 0: cam-0: no picture");
        Rig one = new Rig(
                SCENE.rig.bounds(), SCENE.rig.background(), SCENE.rig.cameras().subList(0, 1));
        assertThatThrownBy(() -> new Reconstructor(one, Arrays.asList((Picture) null), ReconstructionOptions.single()))
                .isInstanceOf(ReconstructionException.class)
                .hasMessage("a model needs at least 2 cameras; the rig has 1");
    }
}
