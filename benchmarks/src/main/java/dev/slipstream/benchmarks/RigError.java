package dev.slipstream.benchmarks;

import dev.slipstream.vision.geometry.Camera;
import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.geometry.Vector3;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A rig whose calibration is off: each camera turned so that its picture moves by so many pixels, in a direction of its own. */
final class RigError {
    private RigError() {}

    static Rig turned(Rig rig, double pixels, long seed) {
        Random random = new Random(seed);
        List<Rig.Member> members = new ArrayList<>();
        for (Rig.Member member : rig.cameras()) {
            double direction = 2 * Math.PI * random.nextDouble();
            members.add(new Rig.Member(
                    turned(
                            member.camera(),
                            pixels * Math.cos(direction) / member.camera().fx(),
                            pixels * Math.sin(direction) / member.camera().fy()),
                    member.plate(),
                    member.offsetSeconds()));
        }
        return new Rig(rig.bounds(), rig.background(), members);
    }

    /** About its own y and x axis, radians; its place stays. */
    private static Camera turned(Camera c, double yaw, double pitch) {
        double[] r = c.rotation();
        Vector3 right = new Vector3(r[0], r[1], r[2]);
        Vector3 down = new Vector3(r[3], r[4], r[5]);
        Vector3 forward = right.cross(down)
                .minus(right.times(yaw))
                .minus(down.times(pitch))
                .unit();
        Vector3 newRight = right.minus(forward.times(right.dot(forward))).unit();
        Vector3 newDown = forward.cross(newRight);
        Vector3 at = c.centre();
        return new Camera(
                c.id(),
                c.width(),
                c.height(),
                new double[] {c.fx(), c.skew(), c.cx(), 0, c.fy(), c.cy(), 0, 0, 1},
                c.lens(),
                new double[] {
                    newRight.x(),
                    newRight.y(),
                    newRight.z(),
                    newDown.x(),
                    newDown.y(),
                    newDown.z(),
                    forward.x(),
                    forward.y(),
                    forward.z()
                },
                new double[] {-newRight.dot(at), -newDown.dot(at), -forward.dot(at)});
    }
}
