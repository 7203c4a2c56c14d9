package dev.slipstream.connectors.odf;

import dev.slipstream.contracts.record.Entrant;
import dev.slipstream.contracts.record.ResultsKind;
import dev.slipstream.contracts.record.ResultsMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Documents that list athletes, and everything that must not get through. All athletes are invented. */
class OdfReaderTest {
    private final OdfReader reader = new OdfReader(ZoneId.of("Europe/Rome"));

    @Test
    void readsAStartList() throws IOException {
        ResultsMessage message = fixture("start_list.xml");

        assertThat(message.getKind()).isEqualTo(ResultsKind.START_LIST);
        assertThat(message.getUnit()).isEqualTo("ALPWSL----------------FNL-000100");
        assertThat(message.getVersion()).isEqualTo(3);
        assertThat(message.getStatus()).isEqualTo("START_LIST");
        assertThat(message.getTitle()).isEqualTo("Women's Slalom, Run 1");
        assertThat(message.getTime()).isEqualTo(Instant.parse("2026-02-18T08:15:00.250Z"));
        assertThat(message.getEntrants())
                .containsExactly(
                        new Entrant("1000001", "12", "Ingrid", "SOLBERG", "NOR", 1, null, null),
                        new Entrant("1000002", "7", "Zoé", "MÜLLER-BRANDT", "SUI", 2, null, null));
    }

    @Test
    void readsTheAthletesOfTeamsInAResult() throws IOException {
        ResultsMessage message = fixture("result.xml");

        assertThat(message.getKind()).isEqualTo(ResultsKind.RESULT);
        assertThat(message.getTitle()).isEqualTo("Men's Relay");
        assertThat(message.getEntrants())
                .containsExactly(
                        new Entrant("2000001", "3-1", "Åge", "ØDEGÅRD", "NOR", 4, "1", "1:12:03.4"),
                        new Entrant("2000002", "3-2", "Tor", "HAUGEN", "NOR", 4, "1", "1:12:03.4"),
                        new Entrant("2000003", "9", "Łukasz", "WIŚNIEWSKI", "POL", null, null, "DNF"));
    }

    @Test
    void readsTheParticipantsOfADisciplineWhoAreAthletesNow() throws IOException {
        ResultsMessage message = fixture("participants.xml");

        assertThat(message.getKind()).isEqualTo(ResultsKind.PARTICIPANTS);
        assertThat(message.getUnit()).isEqualTo("ALP");
        assertThat(message.getTitle()).isNull();
        assertThat(message.getEntrants())
                .containsExactly(
                        new Entrant("1000001", "12", "Ingrid", "SOLBERG", "NOR", null, null, null),
                        new Entrant("1000009", null, "Đurđica", "KOVAČEVIĆ", "CRO", null, null, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 60, 400, 900, 1500, -12})
    void refusesATruncatedDocumentAndNamesThePlace(int length) throws IOException {
        byte[] whole = open("start_list.xml").readAllBytes();
        int cut = length < 0 ? whole.length + length : length;
        byte[] part = Arrays.copyOf(whole, cut);

        assertThatThrownBy(() -> reader.read("list.xml", new ByteArrayInputStream(part)))
                .isInstanceOf(InvalidResultsException.class)
                .hasMessageStartingWith("list.xml, line ")
                .hasMessageContaining("not well-formed");
    }

    @Test
    void refusesABillionLaughs() {
        StringBuilder bomb = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE OdfBody [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a" + i + " \"&a" + (i - 1) + ";&a" + (i - 1) + ";\">");
        }
        bomb.append("]><OdfBody DocumentType=\"&a29;\"/>");

        refuses(bomb.toString(), "DTDs and entities are refused");
    }

    @Test
    void refusesAnExternalEntityUnread(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "TOP-SECRET");

        assertThatThrownBy(() -> read(
                        "<!DOCTYPE OdfBody [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><OdfBody>&x;</OdfBody>"))
                .isInstanceOf(InvalidResultsException.class)
                .hasMessageContaining("DTDs and entities are refused")
                .hasMessageNotContaining("TOP-SECRET");
        refuses("<!DOCTYPE OdfBody SYSTEM \"" + secret.toUri() + "\"><OdfBody/>", "DTDs and entities are refused");
        refuses("<OdfBody DocumentType=\"&x;\"/>", "not well-formed");
    }

    @Test
    void stopsAtTheLongestAllowedDocument() {
        try (Endless endless = new Endless(body("DT_RESULT", "1") + "<Competition>", "<Unknown a=\"b\"/>")) {
            assertThatThrownBy(() -> reader.read("endless.xml", endless))
                    .isInstanceOf(InvalidResultsException.class)
                    .hasMessage("endless.xml: it has more than " + OdfReader.MAX_BYTES + " bytes");
            assertThat(endless.served()).isLessThan(OdfReader.MAX_BYTES + 100_000L);
        }
    }

    @Test
    void stopsAtTooManyAthletesAndTooDeepElements() {
        StringBuilder many = new StringBuilder(body("DT_PARTIC", "1"));
        for (int i = 0; i <= 10_000; i++) {
            many.append("<Participant Code=\"" + i + "\" FamilyName=\"X\"/>");
        }
        refuses(many + "</OdfBody>", "more than 10000 athletes");
        refuses(body("DT_RESULT", "1") + "<a>".repeat(40), "nested deeper than 32");
        refuses(
                body("DT_PARTIC", "1") + "<Participant Code=\"" + "9".repeat(2_000) + "\"/></OdfBody>",
                "Code has more than 1024 characters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<Other/> | the document is a Other, not an OdfBody",
                "<OdfBody/> | OdfBody has no DocumentType",
                "<OdfBody DocumentType='DT_MEDALS'/> | documents of type DT_MEDALS are not read",
                "<OdfBody DocumentType='DT_RESULT' DocumentCode='---'/> | names no discipline",
                "<OdfBody DocumentType='DT_RESULT' DocumentCode='A' Version='two'/> | Version is \"two\"",
                "<OdfBody DocumentType='DT_RESULT' DocumentCode='A' Version='1' Date='today' Time='1'/> | Date \"today\"",
                "plain text | not well-formed"
            })
    void saysWhatIsWrong(String xml, String problem) {
        refuses(xml, problem);
    }

    @Test
    void refusesAnAthleteWithoutCodeOrName() {
        refuses(body("DT_RESULT", "1") + "<Athlete/></OdfBody>", "Athlete has no Code");
        refuses(body("DT_RESULT", "1") + "<Athlete Code=\"5\"/></OdfBody>", "athlete 5 has neither");
    }

    @Test
    void passesAFailureOfTheStreamOn() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk is gone");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return read();
            }
        };

        assertThatThrownBy(() -> reader.read("x.xml", failing))
                .isNotInstanceOf(InvalidResultsException.class)
                .hasMessageContaining("disk is gone");
    }

    private void refuses(String xml, String problem) {
        OdfTexts.refuses(reader, xml, problem);
    }

    private ResultsMessage read(String xml) throws IOException {
        return OdfTexts.read(reader, xml);
    }

    private static String body(String type, String version) {
        return "<OdfBody DocumentType=\"" + type + "\" DocumentCode=\"ALP\" Version=\"" + version
                + "\" Date=\"2026-02-01\" Time=\"080000000\">";
    }

    private ResultsMessage fixture(String name) throws IOException {
        try (InputStream in = open(name)) {
            return reader.read(name, in);
        }
    }

    private static InputStream open(String name) {
        InputStream in = OdfReaderTest.class.getResourceAsStream(name);
        assertThat(in).as(name).isNotNull();
        return in;
    }
}
