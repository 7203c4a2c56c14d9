package dev.slipstream.connectors.odf;

import dev.slipstream.contracts.record.Entrant;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.ResultsAction;
import dev.slipstream.contracts.record.ResultsKind;
import dev.slipstream.contracts.record.ResultsMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Actions with their times and athletes, and those that must not get through. All athletes are invented. */
class PlayByPlayTest {
    private final OdfReader reader = new OdfReader(ZoneId.of("Europe/Rome"));

    @Test
    void readsWhatHappenedWhenAndWhoDidIt() throws IOException {
        ResultsMessage message = fixture();

        assertThat(message.getKind()).isEqualTo(ResultsKind.PLAY_BY_PLAY);
        assertThat(message.getUnit()).isEqualTo("IHOMTEAM11------------GPA-000100");
        assertThat(message.getVersion()).isEqualTo(9);
        assertThat(message.getTime()).isEqualTo(Instant.parse("2026-02-15T23:01:30Z"));
        assertThat(message.getActions().get(0))
                .isEqualTo(new ResultsAction(
                        "17",
                        MomentKind.GOAL,
                        "goal",
                        Instant.parse("2026-02-15T22:59:12.250Z"),
                        "12:40",
                        List.of("2000002", "2000001")));
    }

    @Test
    void namesAreThoseThatStandThereAndCodesNeedNone() throws IOException {
        assertThat(fixture().getEntrants())
                .containsExactly(new Entrant("2000002", "12", "Tor", "HAUGEN", "NOR", null, null, null));
    }

    @Test
    void codesThatAreNotKnownKeepTheirWordsAndWhatHasNoTimeIsLeftOut() throws IOException {
        assertThat(fixture().getActions())
                .extracting(ResultsAction::getId, ResultsAction::getKind, ResultsAction::getCode)
                .containsExactly(
                        tuple("17", MomentKind.GOAL, "goal"),
                        tuple("18", MomentKind.OTHER, "FACE_OFF"),
                        tuple("19", MomentKind.OTHER, "REPLAY"));
    }

    @Test
    void aTimeAfterTheMessageByHoursIsOfTheDayBefore() throws IOException {
        assertThat(fixture().getActions())
                .extracting(ResultsAction::getTime)
                .containsExactly(
                        Instant.parse("2026-02-15T22:59:12.250Z"),
                        Instant.parse("2026-02-15T23:00:10Z"),
                        Instant.parse("2026-02-15T23:00:20Z"));
        // A clock that is a little ahead of the sender's is no midnight.
        assertThat(read(body() + "<Action Id='1' Action='GOAL' Time='080500000'/></OdfBody>")
                        .getActions()
                        .get(0)
                        .getTime())
                .isEqualTo(Instant.parse("2026-02-01T07:05:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<Action Action='GOAL' Time='080000000'/> | Action has no Id",
                "<Action Id='1' Time='080000000'/> | Action has no Action",
                "<Action Id='1' Action='GOAL' Time='8 o clock'/> | Time is \"8 o clock\", not of the form",
                "<Action Id='1' Action='GOAL'><Action Id='2' Action='GOAL'/></Action> | stands inside Action 1",
                "<Action Id='1' Action='A' Time='080000000'/><Action Id='1' Action='B' Time='080000000'/> | two Actions",
                "<Action Id='1' Action='GOAL' Time='080000000'><Athlete/></Action> | Athlete has no Code"
            })
    void saysWhatIsWrong(String actions, String problem) {
        refuses(body() + actions + "</OdfBody>", problem);
    }

    @Test
    void stopsAtTooManyActionsAndTooManyAthletesOfOne() {
        StringBuilder many = new StringBuilder(body());
        for (int i = 0; i <= 10_000; i++) {
            many.append("<Action Id='" + i + "' Action='SHOT' Time='080000000'/>");
        }
        refuses(many + "</OdfBody>", "more than 10000 actions");

        StringBuilder crowd = new StringBuilder(body() + "<Action Id='1' Action='SHOT' Time='080000000'>");
        for (int i = 0; i <= 32; i++) {
            crowd.append("<Athlete Code='" + i + "'/>");
        }
        refuses(crowd + "</Action></OdfBody>", "Action 1 has more than 32 athletes");
        refuses(body() + "<Action Id='" + "1".repeat(2_000) + "'/></OdfBody>", "Id has more than 1024 characters");
    }

    @Test
    void yearsThatCannotBeCountedAreRefused() {
        for (String year : List.of("+999999999", "-999999999", "+10000")) {
            refuses(body().replace("2026", year) + "</OdfBody>", "not of the forms");
        }
    }

    @Test
    void actionsOfOtherDocumentsAreNoneOfTheirs() throws IOException {
        ResultsMessage result = read(body().replace("DT_PLAY_BY_PLAY", "DT_RESULT")
                + "<Action Id='1' Action='GOAL' Time='080000000'/></OdfBody>");

        assertThat(result.getActions()).isEmpty();
    }

    private void refuses(String xml, String problem) {
        OdfTexts.refuses(reader, xml, problem);
    }

    private ResultsMessage read(String xml) throws IOException {
        return OdfTexts.read(reader, xml);
    }

    private static String body() {
        return "<OdfBody DocumentType='DT_PLAY_BY_PLAY' DocumentCode='IHO' Version='1' Date='2026-02-01' Time='080000000'>";
    }

    private ResultsMessage fixture() throws IOException {
        try (InputStream in = PlayByPlayTest.class.getResourceAsStream("play_by_play.xml")) {
            assertThat(in).isNotNull();
            return reader.read("play_by_play.xml", in);
        }
    }
}
