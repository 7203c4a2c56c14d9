package dev.slipstream.vision.replay;

import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.media.Picture;
import dev.slipstream.vision.replay.hull.CameraFrame;
import dev.slipstream.vision.replay.hull.Exposure;
import dev.slipstream.vision.replay.hull.HullPipeline;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Decides before and after a reconstruction what each camera was good for, and says why. */
final class CameraCheck {
    /** Standard deviation of levels below which a picture shows nothing. */
    private static final double BLANK = 3;
    /** Median level by which a blank picture differs from its plate, which may be blank too: a studio with nobody in it. */
    private static final double NOISE = 8;
    /** Share of a picture that may differ from its plate before it shows another scene. */
    private static final double MOST_CHANGED = 0.6;

    private final Rig rig;
    private final @Nullable CameraVerdict[] verdicts;

    CameraCheck(Rig rig) {
        this.rig = rig;
        verdicts = new CameraVerdict[rig.size()];
    }

    /** Those of the frames that show the rig's scene. */
    List<CameraFrame> usable(List<@Nullable Picture> pictures, @Nullable CameraFrame[] frames) {
        List<CameraFrame> usable = new ArrayList<>();
        for (int i = 0; i < frames.length; i++) {
            CameraFrame frame = frames[i];
            if (frame == null) {
                put(
                        i,
                        CameraVerdict.Status.ABSENT,
                        pictures.get(i) == null ? "no picture of this moment" : "it has no plate to compare with");
                continue;
            }
            Exposure exposure = frame.exposure();
            if (exposure.spread() < BLANK && exposure.noise() > NOISE) {
                put(i, CameraVerdict.Status.DEAD, "its picture is one colour all over");
            } else if (exposure.changed() > MOST_CHANGED) {
                put(
                        i,
                        CameraVerdict.Status.CONTRADICTS_CALIBRATION,
                        String.format(
                                Locale.ROOT,
                                "%.0f%% of its picture differ from its plate: it was moved, or shows something else",
                                100 * exposure.changed()));
            } else {
                usable.add(frame);
            }
        }
        return usable;
    }

    private void put(int camera, CameraVerdict.Status status, String reason) {
        verdicts[camera] = new CameraVerdict(rig.camera(camera).id(), status, reason);
    }

    String reasons() {
        List<String> reasons = new ArrayList<>();
        for (CameraVerdict verdict : verdicts) {
            if (verdict != null) {
                reasons.add(verdict.camera() + ": " + verdict.reason());
            }
        }
        return reasons.stream().limit(4).collect(Collectors.joining("; ")) + (reasons.size() > 4 ? "; ..." : "");
    }

    /** Of all cameras, in the rig's order. */
    List<CameraVerdict> verdicts(List<CameraFrame> used, HullPipeline pipeline) {
        for (int f = 0; f < used.size(); f++) {
            int sees = pipeline.sees(f);
            int out = pipeline.outVoted(f);
            int camera = used.get(f).index();
            if (out == 0) {
                put(camera, CameraVerdict.Status.USED, "");
            } else if (out < sees) {
                put(
                        camera,
                        CameraVerdict.Status.OUT_VOTED,
                        "contradicts all others about " + out + " of " + sees + " athletes and was not asked there");
            } else {
                put(
                        camera,
                        CameraVerdict.Status.CONTRADICTS_CALIBRATION,
                        "contradicts all other cameras: it shows another moment, stands elsewhere than its calibration"
                                + " says, or something hides the athletes from it");
            }
        }
        List<CameraVerdict> all = new ArrayList<>();
        for (int i = 0; i < verdicts.length; i++) {
            CameraVerdict verdict = verdicts[i];
            if (verdict == null) {
                throw new IllegalStateException("camera " + rig.camera(i).id() + " was not judged");
            }
            all.add(verdict);
        }
        return all;
    }
}
