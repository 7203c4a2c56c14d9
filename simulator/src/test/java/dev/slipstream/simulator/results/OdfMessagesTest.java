package dev.slipstream.simulator.results;

import dev.slipstream.connectors.odf.OdfReader;
import dev.slipstream.contracts.record.Entrant;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.ResultsAction;
import dev.slipstream.contracts.record.ResultsKind;
import dev.slipstream.contracts.record.ResultsMessage;
import dev.slipstream.simulator.fake.FakeGame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

import javax.xml.parsers.DocumentBuilderFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What the results system says can be read, in order, and agrees with the competition. */
class OdfMessagesTest {
    private static final Instant START = Instant.parse("2026-02-08T23:59:50Z");

    private final List<OdfMessage> game = OdfMessages.of(FakeGame.hockey(), START);

    private static List<ResultsMessage> read(List<OdfMessage> messages, String type) throws IOException {
        List<ResultsMessage> read = new ArrayList<>();
        for (OdfMessage message : messages) {
            if (message.name().contains(type)) {
                read.add(new OdfReader().read(message.name(), new ByteArrayInputStream(message.xml())));
            }
        }
        return read;
    }

    private static Element root(OdfMessage message) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(message.xml()))
                    .getDocumentElement();
        } catch (Exception e) {
            throw new AssertionError(message.name() + " is not XML", e);
        }
    }

    @Test
    void everythingIsSentInOrderUnderNamesThatSort() {
        assertThat(game)
                .extracting(OdfMessage::name)
                .isSorted()
                .containsExactly(
                        "0001-0000.00-DT_SCHEDULE.xml",
                        "0002-0000.00-DT_PARTIC.xml",
                        "0003-0000.00-DT_START_LIST.xml",
                        "0004-0001.00-DT_PLAY_BY_PLAY-START.xml",
                        "0005-0010.00-DT_PLAY_BY_PLAY-GOAL.xml",
                        "0006-0012.40-DT_RESULT-INTERMEDIATE.xml",
                        "0007-0022.00-DT_PLAY_BY_PLAY-FALL.xml",
                        "0008-0025.00-DT_RESULT-UNOFFICIAL.xml",
                        "0009-0027.00-DT_RESULT-OFFICIAL.xml",
                        "0010-0029.00-DT_RESULT-CORRECTED.xml");
    }

    @Test
    void theStartListNamesEveryoneAsTheyWriteThemselves() throws IOException {
        ResultsMessage list = read(game, "DT_START_LIST").get(0);

        assertThat(list.getKind()).isEqualTo(ResultsKind.START_LIST);
        assertThat(list.getUnit()).isEqualTo("IHOMTEAM11------------GPA-000100");
        assertThat(list.getTitle()).isEqualTo("Men's Group A, Game 1");
        assertThat(list.getEntrants())
                .containsExactly(
                        new Entrant("1000001", "7", "Åge", "Ødegård", "NOR", 1, null, null),
                        new Entrant("1000002", "12", "Jón", "Þórsson", "NOR", 1, null, null),
                        new Entrant("2000001", "3", "Łukasz", "Wiśniewski & Söhne", "POL", 2, null, null),
                        new Entrant("2000002", "29", "Đorđe", "\"Žuti\" Čović", "POL", 2, null, null));
        assertThat(read(game, "DT_PARTIC").get(0).getEntrants())
                .extracting(Entrant::getBib)
                .containsExactly("7", "12", "3", "29");
        assertThat(read(game, "DT_PARTIC").get(0).getUnit()).isEqualTo("IHO");
    }

    @Test
    void resultsGrowUpToTheCorrection() throws IOException {
        List<ResultsMessage> results = read(game, "DT_RESULT");

        assertThat(results)
                .extracting(ResultsMessage::getStatus)
                .containsExactly("INTERMEDIATE", "UNOFFICIAL", "OFFICIAL", "OFFICIAL");
        assertThat(results).extracting(ResultsMessage::getVersion).containsExactly(1L, 2L, 3L, 4L);
        assertThat(results)
                .extracting(ResultsMessage::getTime)
                .containsExactly(
                        Instant.parse("2026-02-09T00:00:02.400Z"),
                        Instant.parse("2026-02-09T00:00:15Z"),
                        Instant.parse("2026-02-09T00:00:17Z"),
                        Instant.parse("2026-02-09T00:00:19Z"));
        assertThat(results.get(2).getEntrants().get(3))
                .isEqualTo(new Entrant("2000002", "29", "Đorđe", "\"Žuti\" Čović", "POL", 2, "2", "0"));
        assertThat(results.get(3).getEntrants().get(3))
                .isEqualTo(new Entrant("2000002", "29", "Đorđe", "\"Žuti\" Čović", "POL", 2, null, "DSQ"));
    }

    @Test
    void whoRacesAloneIsACompetitorWithABib() throws IOException {
        List<OdfMessage> race = OdfMessages.of(FakeGame.race(), START);

        assertThat(read(race, "DT_RESULT").get(3).getEntrants())
                .containsExactly(
                        new Entrant("1000001", "7", "Åge", "Ødegård", "NOR", 1, "1", "41.27"),
                        new Entrant("2000001", "3", "Łukasz", "Wiśniewski & Söhne", "POL", 2, null, "DSQ"));
        Element competitor = (Element) root(race.get(race.size() - 1))
                .getElementsByTagName("Competitor")
                .item(0);
        assertThat(competitor.getAttribute("Type")).isEqualTo("A");
        assertThat(competitor.getAttribute("Bib")).isEqualTo("7");
    }

    @Test
    void headsAreComplete() {
        int serial = 1;
        for (OdfMessage message : game) {
            Element head = root(message);
            assertThat(head.getAttribute("DocumentCode")).hasSize(34);
            assertThat(head.getAttribute("Serial")).isEqualTo(Integer.toString(serial++));
            assertThat(head.getAttribute("LogicalDate")).isEqualTo("2026-02-08");
        }
    }

    @Test
    void playByPlayTellsWhatHappenedSoFar() {
        Element second = root(game.get(4));

        assertThat(second.getElementsByTagName("Action").getLength()).isEqualTo(2);
        Element goal = (Element) second.getElementsByTagName("Action").item(1);
        assertThat(goal.getAttribute("Action")).isEqualTo("GOAL");
        assertThat(goal.getAttribute("When")).isEqualTo("19:49");
        assertThat(((Element) goal.getElementsByTagName("Description").item(1)).getAttribute("FamilyName"))
                .isEqualTo("Þórsson");
    }

    @Test
    void playByPlayIsReadWithItsTimesAcrossMidnight() throws IOException {
        List<ResultsMessage> plays = read(game, "DT_PLAY_BY_PLAY");

        assertThat(plays.get(2).getActions())
                .extracting(ResultsAction::getKind, ResultsAction::getTime)
                .containsExactly(
                        tuple(MomentKind.START, START.plusSeconds(1)),
                        tuple(MomentKind.GOAL, START.plusSeconds(10)),
                        tuple(MomentKind.FALL, START.plusSeconds(22)));
        assertThat(plays.get(1).getActions().get(1).getAthletes()).contains("1000002");
    }

    @Test
    void documentsAreWrittenAsFiles(@TempDir Path folder) throws IOException {
        OdfMessage.write(game, folder.resolve("results"));

        try (Stream<Path> files = Files.list(folder.resolve("results"))) {
            assertThat(files).hasSize(10);
        }
        assertThat(folder.resolve("results/0003-0000.00-DT_START_LIST.xml"))
                .hasBinaryContent(game.get(2).xml());
    }
}
