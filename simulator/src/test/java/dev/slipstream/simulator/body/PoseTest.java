package dev.slipstream.simulator.body;

import dev.slipstream.simulator.geometry.Vec3;
import org.junit.jupiter.api.Test;

import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Bodies keep their bones' lengths, stand on their feet, and mirror. */
class PoseTest {
    private static final Outfit OUTFIT = new Outfit(1, 2, 3, 4, 5, 6, 7);
    private static final Skeleton SKELETON = Skeleton.of(new Random(4), 1.8, false);

    private static Joints solve(Pose pose) {
        return Joints.solve(SKELETON, Kit.SHORT_TRACK, pose, Frame.upright(Vec3.ZERO, 0.7), Ground.ICE, false, false);
    }

    @Test
    void bonesKeepTheirLengthsThroughAStride() {
        for (double phase = 0; phase < 1; phase += 0.02) {
            Joints j = solve(Skating.stride(ShortTrackMoves.SEATED, phase, 1, 0.5));
            for (Joints.Leg leg : new Joints.Leg[] {j.left(), j.right()}) {
                assertThat(leg.knee().minus(leg.hip()).length()).isCloseTo(SKELETON.thigh(), within(0.01));
                assertThat(leg.ankle().minus(leg.knee()).length()).isCloseTo(SKELETON.shin(), within(0.02));
            }
            assertThat(j.leftArm().elbow().minus(j.leftArm().shoulder()).length())
                    .isCloseTo(SKELETON.upperArm(), within(0.01));
        }
    }

    @Test
    void oneFootIsAlwaysOnTheIceWhileSkating() {
        for (double phase = 0; phase < 1; phase += 0.02) {
            Joints j = solve(Skating.stride(HockeyMoves.READY, phase, 1, 0));
            double lower = Math.min(
                    j.left().foot().origin().z(), j.right().foot().origin().z());
            assertThat(lower).isCloseTo(0, within(1e-9));
        }
    }

    @Test
    void mirroringTwiceIsTheSame() {
        Pose pose = HockeyMoves.SLAP_SHOT.at(0.4);
        Pose twice = pose.mirrored().mirrored();
        for (int i = 0; i < 46; i++) {
            assertThat(twice.value(i)).isEqualTo(pose.value(i));
        }
    }

    @Test
    void aMirroredPlayerHoldsTheStickOnTheOtherSide() {
        Frame root = Frame.upright(Vec3.ZERO, 0);
        Body left = new Body(0, SKELETON, Kit.HOCKEY, OUTFIT, false, false);
        Body right = new Body(0, SKELETON, Kit.HOCKEY, OUTFIT, true, false);
        Vec3 one = left.blade(HockeyMoves.READY, root, Ground.ICE);
        Vec3 other = right.blade(HockeyMoves.READY.mirrored(), root, Ground.ICE);
        assertThat(one.y()).isPositive();
        assertThat(other.y()).isCloseTo(-one.y(), within(1e-9));
    }

    @Test
    void aStrideIsContinuousOverItsPeriod() {
        Pose end = Skating.stride(HockeyMoves.READY, 0.9999, 1, 0);
        Pose start = Skating.stride(HockeyMoves.READY, 1.0001, 1, 0);
        for (int i = 0; i < 46; i++) {
            assertThat(end.value(i)).isCloseTo(start.value(i), within(0.01));
        }
    }

    @Test
    void aFallEndsLowAndIsGotUpFrom() {
        Clip fall = Falls.slip(HockeyMoves.READY, 1, HockeyMoves.UPRIGHT);
        Body body = new Body(0, SKELETON, Kit.HOCKEY, OUTFIT, false, false);
        Frame root = Frame.upright(Vec3.ZERO, 0);
        assertThat(body.standing(fall.at(0.9), root, Ground.ICE).head().z()).isLessThan(0.75);
        assertThat(body.standing(fall.at(fall.end()), root, Ground.ICE).head().z())
                .isGreaterThan(1.3);
    }
}
