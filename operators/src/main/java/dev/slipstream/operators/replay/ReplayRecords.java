package dev.slipstream.operators.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipstream.contracts.record.Replay;
import dev.slipstream.contracts.record.ReplayAsset;
import dev.slipstream.contracts.record.ReplayCamera;
import dev.slipstream.contracts.record.ReplayStatus;
import dev.slipstream.contracts.record.StageTiming;
import dev.slipstream.operators.describe.Segments;
import dev.slipstream.vision.replay.CameraVerdict;
import dev.slipstream.vision.replay.Figure;
import dev.slipstream.vision.replay.Reconstruction;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** From a reconstruction to the record that is published, and to the ingredients that travel inside of its files. Pure. */
final class ReplayRecords {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReplayRecords() {}

    /** The plain revision, without its assets. */
    static Replay plain(ReplayTask task, List<CameraPicture> pictures, Reconstruction made, List<StageTiming> stages) {
        List<ReplayCamera> cameras = new ArrayList<>();
        for (int i = 0; i < task.cameras.size(); i++) {
            cameras.add(
                    camera(task.cameras.get(i), pictures.get(i), made.cameras().get(i)));
        }
        return Replay.newBuilder()
                .setId(task.id)
                .setRevision(1)
                .setStatus(ReplayStatus.PLAIN)
                .setGroup(task.group)
                .setUnit(task.unit)
                .setSport(task.sport)
                .setMoment(Segments.instant(task.momentMicros))
                .setRequests(task.requests)
                .setRequestTime(Segments.instant(task.requestMicros))
                .setFigures(made.model().figures().stream().map(Figure::name).toList())
                .setCameras(cameras)
                .setAssets(List.of())
                .setWarnings(made.warnings())
                .setStages(stages)
                .setDegraded(degraded(cameras))
                .build();
    }

    private static ReplayCamera camera(CameraShare share, CameraPicture picture, CameraVerdict verdict) {
        SegmentReference segment = segment(share);
        boolean used = picture.picture() != null
                && (verdict.status() == CameraVerdict.Status.USED
                        || verdict.status() == CameraVerdict.Status.OUT_VOTED);
        return ReplayCamera.newBuilder()
                .setCamera(share.camera)
                .setFeed(share.feed)
                .setUsed(used)
                .setReason(picture.picture() == null ? picture.reason() : verdict.reason())
                .setPictureTime(picture.picture() == null ? null : Segments.instant(picture.captureMicros()))
                .setClockErrorMicros(share.clockErrorMicros)
                .setSegment(share.segment)
                .setSha256(segment == null ? null : segment.media.getSha256())
                .build();
    }

    private static @Nullable SegmentReference segment(CameraShare share) {
        return share.segments.stream()
                .filter(segment -> segment.segment.equals(share.segment))
                .findFirst()
                .orElse(null);
    }

    private static List<String> degraded(List<ReplayCamera> cameras) {
        long used = cameras.stream().filter(ReplayCamera::getUsed).count();
        return used == cameras.size() ? List.of() : List.of("cameras:" + used + " of " + cameras.size());
    }

    /** The revision in which nothing is missing any more. */
    static Replay complete(Replay plain, List<ReplayAsset> assets, List<StageTiming> stages, List<String> degraded) {
        Replay complete = Replay.newBuilder(plain)
                .setRevision(plain.getRevision() + 1)
                .setStatus(ReplayStatus.FINAL)
                .build();
        complete.setAssets(joined(plain.getAssets(), assets));
        complete.setStages(joined(plain.getStages(), stages));
        complete.setDegraded(joined(plain.getDegraded(), degraded));
        return complete;
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** Who and what took part, to be written into the files themselves. */
    static ObjectNode ingredients(Replay replay) {
        ObjectNode root = JSON.createObjectNode();
        root.put("replay", replay.getId());
        root.put("moment", replay.getMoment().toString());
        ArrayNode cameras = root.putArray("cameras");
        for (ReplayCamera camera : replay.getCameras()) {
            ObjectNode node = cameras.addObject();
            node.put("camera", camera.getCamera());
            node.put("used", camera.getUsed());
            if (camera.getSegment() != null) {
                node.put("segment", camera.getSegment());
            }
            if (camera.getSha256() != null) {
                node.put("sha256", camera.getSha256());
            }
            if (camera.getPictureTime() != null) {
                node.put("pictureTime", camera.getPictureTime().toString());
            }
        }
        ArrayNode warnings = root.putArray("warnings");
        replay.getWarnings().forEach(warnings::add);
        return root;
    }
}
