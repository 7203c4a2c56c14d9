package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Box;
import dev.slipstream.contracts.record.DetectedObject;
import dev.slipstream.contracts.record.ReadText;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import static dev.slipstream.modelserving.detect.DetectedObject.PERSON;

/**
 * The people in one shot's pictures and what was read on them, and the places where numbers stand still, which are
 * graphics. It knows no start list, so that one that comes late finds everything here. At most {@value #MAX_TRACKS} people
 * with {@value PersonTrack#MAX_NUMBERS} numbers each, of which nearly all have one or none: some KB, and never more than 32.
 * A Flink POJO.
 */
public class People {
    /** More people than can wear a legible number in one shot. */
    static final int MAX_TRACKS = 16;

    /** All that can be read in one picture, were it a table of numbers. */
    static final int MAX_REMEMBERED = 48;

    /** Such a table, and a board in the corner. */
    static final int MAX_STANDING = 64;

    /** How many pictures a detector looked at; 0 = nobody knows where people are. */
    public int looks;

    public List<PersonTrack> tracks = new ArrayList<>();
    /** What was read lately and may stand still. */
    public List<ReadText> remembered = new ArrayList<>();
    /** Where something did. */
    public List<Box> standing = new ArrayList<>();

    public People() {}

    /** Takes in one more picture; {@code looked}: whether a detector did look for people in it. */
    void add(List<ReadText> texts, List<DetectedObject> objects, boolean looked) {
        List<ReadText> shirts = texts.stream()
                .filter(text -> ShirtText.isNumber(text) || ShirtText.isCode(text))
                .toList();
        remember(shirts);
        if (looked) {
            looks++;
            follow(objects.stream()
                    .filter(object -> object.getLabel().equals(PERSON))
                    .map(DetectedObject::getBox)
                    .toList());
            read(shirts);
            forget();
        }
    }

    /** Whether something stood still here. A person who does is taken for a graphic too: their number is not believed. */
    boolean isStanding(ReadText text) {
        return standing.stream().anyMatch(place -> Places.isSame(place, text.getBox()));
    }

    private void remember(List<ReadText> shirts) {
        for (ReadText text : shirts) {
            boolean stands = remembered.stream().anyMatch(before -> stands(before, text));
            if (stands && !isStanding(text)) {
                standing.add(text.getBox());
                trim(standing, MAX_STANDING);
            }
        }
        remembered.addAll(shirts);
        trim(remembered, MAX_REMEMBERED);
    }

    /** A counter's number changes and stands still all the same. */
    private static boolean stands(ReadText before, ReadText text) {
        boolean alike = ShirtText.isNumber(before)
                ? ShirtText.isNumber(text)
                : ShirtText.code(before).equals(ShirtText.code(text));
        return alike && !before.getSegment().equals(text.getSegment()) && Places.isSame(before.getBox(), text.getBox());
    }

    private static void trim(List<?> list, int most) {
        if (list.size() > most) {
            list.subList(0, list.size() - most).clear();
        }
    }

    /** Goes on with those who were in the picture before. */
    private void follow(List<Box> persons) {
        List<PersonTrack> before =
                tracks.stream().filter(track -> track.look == looks - 1).toList();
        int[] links = PersonLinks.link(before.stream().map(track -> track.box).toList(), persons);
        for (int i = 0; i < persons.size(); i++) {
            if (links[i] == PersonLinks.NEW) {
                tracks.add(new PersonTrack(persons.get(i), looks));
            } else {
                PersonTrack track = before.get(links[i]);
                track.box = persons.get(i);
                track.look = looks;
            }
        }
    }

    private void read(List<ReadText> shirts) {
        for (ReadText text : shirts) {
            PersonTrack wearer = ShirtText.isNumber(text) ? wearer(text) : null;
            if (wearer != null) {
                WornNumber number = wearer.read(text);
                shirts.stream().filter(ShirtText::isCode).forEach(code -> addCode(wearer, number, text, code));
                markTwins(wearer, number);
            }
        }
    }

    private static void addCode(PersonTrack wearer, WornNumber number, ReadText text, ReadText code) {
        boolean on = Places.holds(wearer.box, code.getBox()) && Places.isStacked(text.getBox(), code.getBox());
        if (on) {
            number.addCode(code);
        } else if (Places.isNear(text, code)) {
            number.addBeside(code);
        }
    }

    /** Who is in the picture and holds the text; of several the one in whose middle it is. */
    private @Nullable PersonTrack wearer(ReadText text) {
        return tracks.stream()
                .filter(track -> track.look == looks && Places.holds(track.box, text.getBox()))
                .min(Comparator.comparingDouble(
                        track -> Places.distance(track.box, text.getBox()) / Places.size(track.box)))
                .orElse(null);
    }

    private void markTwins(PersonTrack wearer, WornNumber number) {
        for (PersonTrack other : tracks) {
            for (WornNumber theirs : other.numbers) {
                if (other != wearer
                        && theirs.value.equals(number.value)
                        && theirs.last.getSegment().equals(number.last.getSegment())) {
                    theirs.twice = true;
                    number.twice = true;
                }
            }
        }
    }

    /** A number that was read again outlasts one that was not, and that one nobody's; then the newer the older. */
    private void forget() {
        tracks.sort(Comparator.comparing(PersonTrack::worth)
                .thenComparing(track -> track.look)
                .thenComparing(track -> Places.size(track.box)));
        trim(tracks, MAX_TRACKS);
    }
}
