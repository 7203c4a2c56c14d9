package dev.slipstream.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.connectors.elasticsearch.HighlightDocument;
import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightClip;
import dev.slipstream.contracts.record.MediaReference;
import dev.slipstream.contracts.record.NamedAthlete;
import dev.slipstream.vision.clip.FragmentIndex;
import dev.slipstream.vision.clip.Reel;
import org.jspecify.annotations.Nullable;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Lays highlights out in a folder for people: a list, clips with names that can be read, and reels that play them. */
final class HighlightFiles {
    static final String LIST = "highlights.jsonl";
    private static final String CLIPS = "clips";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Path clips;

    HighlightFiles(Path folder) {
        this.folder = folder;
        this.clips = folder.resolve(CLIPS);
    }

    /** Writes all that there is of these, which are in order of time. */
    void write(List<Highlight> highlights) throws IOException {
        Files.createDirectories(clips);
        List<Reel.Entry> all = new ArrayList<>();
        Map<String, List<Reel.Entry>> byAthlete = new TreeMap<>();
        int number = 0;
        try (BufferedWriter lines = Files.newBufferedWriter(folder.resolve(LIST))) {
            for (Highlight highlight : highlights) {
                Map<String, Object> fields = new LinkedHashMap<>(HighlightDocument.fields(highlight));
                HighlightClip clip = highlight.getClip();
                if (clip != null && HighlightsCommand.isPublished(highlight)) {
                    number++;
                    String name = name(number, highlight);
                    Path file = copy(clip.getMedia(), name + ".mp4");
                    fields.put("clipFile", CLIPS + "/" + file.getFileName());
                    if (clip.getPoster() != null) {
                        copy(clip.getPoster(), name + ".jpg");
                        fields.put("posterFile", CLIPS + "/" + name + ".jpg");
                    }
                    Reel.Entry entry = entry(file, highlight, clip);
                    if (entry != null) {
                        all.add(entry);
                        for (NamedAthlete athlete : highlight.getAthletes()) {
                            byAthlete
                                    .computeIfAbsent(
                                            safe(athlete.getFamilyName() + "-" + athlete.getId()),
                                            a -> new ArrayList<>())
                                    .add(entry);
                        }
                    }
                }
                lines.write(JSON.writeValueAsString(fields));
                lines.newLine();
            }
        }
        reel("reel", all);
        for (Map.Entry<String, List<Reel.Entry>> athlete : byAthlete.entrySet()) {
            reel("reel-" + athlete.getKey(), athlete.getValue());
        }
    }

    private static String name(int number, Highlight highlight) {
        String title = safe(highlight.getTitle());
        return String.format(Locale.ROOT, "%03d-%s", number, title.isEmpty() ? "highlight" : title);
    }

    /** Letters and digits of any script, for a file of this machine and a relative address in a playlist. */
    private static String safe(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return plain.length() > 48 ? plain.substring(0, 48) : plain;
    }

    private Path copy(MediaReference media, String name) throws IOException {
        Path file = clips.resolve(name);
        Files.copy(Path.of(URI.create(media.getUri())), file, StandardCopyOption.REPLACE_EXISTING);
        return file;
    }

    private static Reel.@Nullable Entry entry(Path file, Highlight highlight, HighlightClip clip) throws IOException {
        FragmentIndex index = FragmentIndex.read(file);
        return index.fragments().isEmpty()
                ? null
                : new Reel.Entry(
                        String.valueOf(file.getFileName()),
                        highlight.getTitle(),
                        clip.getStart(),
                        clip.getSound(),
                        index);
    }

    /** A browser cannot add or drop sound on the way: where some have none, those that are more make the reel. */
    private void reel(String name, List<Reel.Entry> entries) throws IOException {
        List<Reel.Entry> loud = entries.stream().filter(Reel.Entry::sound).toList();
        List<Reel.Entry> shown = loud.isEmpty() ? entries : loud;
        if (!shown.isEmpty()) {
            Files.writeString(clips.resolve(name + ".m3u8"), new Reel(shown).playlist());
        }
    }
}
