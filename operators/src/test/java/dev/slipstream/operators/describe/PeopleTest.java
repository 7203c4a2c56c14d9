package dev.slipstream.operators.describe;

import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** What is kept of the people in a shot: the same person with all numbers, and however long the shot lasts, little. */
class PeopleTest {
    private final People people = new People();

    private void see(Pictures picture) {
        ReadSample read = picture.read();
        people.add(read.texts, read.objects, read.looked);
    }

    private static int bytes(People people) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(1024);
        TypeInformation.of(People.class)
                .createSerializer(new SerializerConfigImpl())
                .serialize(people, out);
        return out.length();
    }

    @Test
    void aPersonIsFollowedFromPictureToPicture() {
        see(Pictures.at(0).wearing("12", 100, 200).person(800, 200));
        see(Pictures.at(1).wearing("12", 160, 200).person(860, 200));
        see(Pictures.at(2).person(220, 200).person(1_100, 200));

        assertThat(people.looks).isEqualTo(3);
        // The second one went too far to be told from somebody new.
        assertThat(people.tracks).hasSize(3);
        assertThat(people.tracks)
                .filteredOn(track -> !track.numbers.isEmpty())
                .singleElement()
                .satisfies(track -> {
                    assertThat(track.box.getX()).isEqualTo(220);
                    assertThat(track.look).isEqualTo(3);
                    assertThat(track.numbers.get(0).readings).isEqualTo(2);
                });
    }

    @Test
    void whoLeftThePictureComesBackAsSomebodyNew() {
        see(Pictures.at(0).person(100, 200));
        see(Pictures.at(1));
        see(Pictures.at(2).person(100, 200));

        assertThat(people.tracks).hasSize(2);
    }

    @Test
    void thingsAndPicturesWithoutADetectorHoldNobody() {
        see(Pictures.at(0).thing("skis", 100, 200, 120, 300).text("12", 140, 290, 40, 40));
        see(Pictures.at(1).wearing("12", 100, 200).unseen());

        assertThat(people.tracks).isEmpty();
        assertThat(people.looks).isEqualTo(1);
    }

    @Test
    void aNumberBelongsToThePersonInWhoseMiddleItIs() {
        see(Pictures.at(0).person(100, 200).person(180, 200).text("31", 215, 290, 40, 40));

        assertThat(people.tracks)
                .filteredOn(track -> track.number() != null)
                .extracting(track -> track.box.getX())
                .containsExactly(180);
    }

    @Test
    void ofManyMisreadingsTheNumberThatWasReadMostIsKept() {
        for (int i = 0; i < 40; i++) {
            see(Pictures.at(i).wearing(i % 2 == 0 ? "12" : "" + (40 + i), 100 + 20 * i, 200));
        }

        assertThat(people.tracks).singleElement().satisfies(track -> {
            assertThat(track.numbers).hasSize(PersonTrack.MAX_NUMBERS);
            assertThat(track.number()).isNotNull().satisfies(number -> {
                assertThat(number.value).isEqualTo("12");
                assertThat(number.readings).isEqualTo(20);
            });
        });
    }

    @Test
    void aLongShotOfFullPicturesStaysSmallAndKeepsWhoWasReadAgain() throws IOException {
        Random random = new Random(3);
        see(Pictures.at(0).wearing("112", 100, 200));
        see(Pictures.at(1).wearing("112", 160, 200));
        int soon = 0;
        for (int i = 2; i < 1_200; i++) {
            Pictures picture = Pictures.at(i);
            for (int p = 0; p < 32; p++) {
                picture.wearing("NOR", "" + (200 + random.nextInt(400)), random.nextInt(1_800), random.nextInt(700));
            }
            see(picture);
            soon = i == 100 ? bytes(people) : soon;
        }

        assertThat(people.tracks).hasSize(People.MAX_TRACKS);
        assertThat(people.remembered).hasSize(People.MAX_REMEMBERED);
        assertThat(people.standing).hasSizeLessThanOrEqualTo(People.MAX_STANDING);
        assertThat(bytes(people)).isLessThan(2 * soon).isLessThan(32 * 1024);
        assertThat(people.tracks).anyMatch(track -> track.numbers.stream().anyMatch(n -> n.value.equals("112")));
    }
}
