package dev.slipstream.simulator.sport;

import java.util.Arrays;
import java.util.List;

/**
 * Given and family names by nation, from which people are invented. They carry the letters that results systems and
 * screens have trouble with; no pair is meant to be anyone.
 */
final class Nations {
    /**
     * One nation's names.
     *
     * @param noc the Olympic committee's code
     * @param womenFamilies the same as {@code families} where the language does not tell
     * @param colours of its suits: ground, stripes, trousers
     */
    record Nation(
            String noc,
            List<String> men,
            List<String> women,
            List<String> families,
            List<String> womenFamilies,
            int[] colours) {}

    private static final String TABLE = """
            CZE|Vojtěch,Matouš,Ondřej,Šimon,Jáchym,Luboš,Přemysl|Žofie,Anežka,Božena,Vendula,Kateřina,Jiřina,Ludmila|Čapek,Hrůza,Křivánek,Doležílek,Šťastík,Vlčnovský,Zářecký,Růžek,Brázdil,Koutňák|Čapková,Hrůzová,Křivánková,Doležílková,Šťastíková,Vlčnovská,Zářecká,Růžková,Brázdilová,Koutňáková|C8202C,FFFFFF,16305E
            POL|Łukasz,Sławomir,Michał,Jędrzej,Kazimierz,Błażej|Małgorzata,Świętosława,Bożena,Łucja,Jadwiga,Zuzanna|Wiśnicki,Żurawiński,Łąkowski,Śliwczyk,Gołębiński,Dąbrowiecki,Ćwierczak|Wiśnicka,Żurawińska,Łąkowska,Śliwczyk,Gołębińska,Dąbrowiecka,Ćwierczak|F2F2F2,D4213D,D4213D
            NOR|Søren,Håkon,Bjørn,Øystein,Sjur,Eirik,Pål|Åshild,Sølvi,Ingebjørg,Tonje,Ragnhild,Marthe|Brekkåsen,Øvrebøen,Sæterøy,Grønlien,Tveitås,Hjørnevik,Nærlund||BA0C2F,FFFFFF,0A2A5C
            SWE|Göran,Måns,Åke,Björn,Tor,Sixten,Ville|Märta,Åsa,Fröja,Ylva,Sigrid,Tilde,Elsa|Ångholm,Björkhed,Sjölind,Östmyr,Gräsvik,Hällstråle,Lövnäs,Åkerdal,Törnviken,Nybäcken||F6C700,0A5BA8,0A3A78
            FIN|Väinö,Eetu,Tapio,Jyrki,Onni,Aarre,Sampo|Päivi,Aino,Tyyne,Säde,Kerttu,Venla,Elli|Hämäläistö,Kärjenaho,Mäkiniitty,Pöyrylä,Yläkoski,Järviluoto,Sääskivuori,Törmäkangas,Väliahde,Rönkkölä||F4F4F6,0A4FA0,0A3068
            GER|Jürgen,Götz,Lennart,Jörg,Matthäus,Sönke,Emil|Käthe,Änne,Lieselotte,Frauke,Wiebke,Dörte,Mina|Müllershain,Größbauer,Schönwetterer,Weißgärtner,Kühnbach,Jägersdorf,Übelhack,Löwentaler,Fährmeister,Bräuninghof||17181C,E2B100,B01020
            SUI|Urs,Beat,Reto,Gian-Luca,Mathéo,Jürg,Flurin|Ladina,Noëlle,Séverine,Flurina,Régula,Seraina,Mirjam|Zürrer-Blum,Bächtinger,Grünenthal,Crêtaz,Hüslimann,Pfäffenegg,Rüttistalder,Gäumannli,Oberhölz,Théraulin||D01622,F8F8F8,2A2A30
            FRA|Loïc,Théo,Maël,Anaïk,Rémi,Gaëtan,François|Émilie,Maëlys,Océane,Chloé,Anaïs,Zoé,Hélène|Lefèvrier,Béranget,Châtelard,Crozétoile,Dépré-Vallon,Gélinot,Péronnay,Rochefière,Savoûret,Trémolat||1E4FB0,F4F4F8,C41E30
            ITA|Nicolò,Mattéo,Donato,Elia,Lapo,Saverio,Tobia|Nicolò-Maria,Fiammetta,Zaira,Noemi,Ludovica,Ginevra,Tecla|Brunétto,Valsoldani,Pratoforte,Dellarovere,Cimabruna,Ghiaccioli,Montefreddo,Stradivento,Bellòri,Sciatòri||1C6FC8,F8F8F8,14213C
            AUT|Günther,Jörg,Wölfl,Severin,Lorenz,Pius,Valentin|Änne,Resi,Hedwig,Walburga,Leni,Franzi,Traudl|Öttlbauer,Schößwender,Hüttenegger,Kärntbacher,Grießhofer,Stöckltaler,Brückleitner||E8E8EA,D01020,202024
            SLO|Žiga,Matjaž,Črt,Aljoša,Blaž,Tinkara|Špela,Maruša,Živa,Neža,Jerneja,Črtka|Škrlovec,Žagarnik,Čebulčar,Brežničar,Košmrljan,Vrhovšek,Potočar||2AA05A,F4F8F4,1A3A70
            TUR|Çağrı,Oğuzhan,Barış,Ömer,Şükrü,Yiğit|Gülşah,Özge,Şeyma,Çiğdem,Başak,İpek|Ağaoğlu,Çelikdağ,Şahintepe,Gökçedere,Yıldızhan,Öztürkmen,Karakuşçu||E01A28,FFFFFF,E01A28
            HUN|Ákos,Bálint,Lőrinc,Csongor,Ádám,Győző|Eszter,Zsófia,Réka,Boglárka,Gyöngyi,Csenge|Kőhalmy,Szőllősvári,Fehérhegyi,Győrpataki,Vörösházi,Bükkösdi,Hétfalvy||2E8B57,F8F8F8,C8202C
            KOR|Do-yun,Min-jae,Seo-jun,Ha-neul,Ji-ho,Tae-oh|Seo-yeon,Ha-eun,Ji-woo,Na-ri,Ye-rin,Bo-ra|Hwangbo,Namgung,Seonu,Dokgo,Jegal,Sagong,Eogeum||1A2A6C,E02040,101428
            NED|Siebren,Jorrit-Jan,Daniël,Wiebe,Teun,Sjoerd|Noëlle,Femke-Lot,Roosmarijn,Fenna,Hiltje,Loïs|van der Meersloot,Zuiderwijk,IJsbrandsma,Hoogeveld,de Grootenhuis,Bruggelaar,Coöpmans||F36F21,FFFFFF,1C2C6C
            CAN|Étienne,Tremaine,Rory,Joël,Callum,Noël,Marlow|Geneviève,Skye,Brooke,Joëlle,Maple,Zoë,Sloane|Beauséjourd,Larivièrette,Thornquill,Okemaw,Winterbourne-Cole,Hawthornley,Côtéreau,Macklenburg,Fairhollow,Desrochettes||D8181E,FFFFFF,1A1A1C
            USA|Beckett,Jaxon,Tobias,Malachi,Ezra,Dashiell,Reyes|Harlow,Juniper,Marisol,Delaney,Wren,Noor,Tatum|Kowalczynski,Ellsberry,Nuñez-Hart,Brandvold,Whitlocke,Tallgrass,O'Rourkely,Castañedo,Summerlin,Voss-Adair||18306E,F4F4F6,C01828
            JPN|Kōta,Jun’ya,Shōgo,Ryūta,Haruki,Tsubasa|Yūka,Kōmi,Haruna,Mio,Shiori,Chiyo|Ōmorita,Kuwabarano,Shirayukida,Hōjōmoto,Takanezawaki,Fūkaya,Inugamino||F0F0F2,D01030,24283C
            """;

    static final List<Nation> ALL = TABLE.lines().map(Nations::parse).toList();

    private Nations() {}

    private static Nation parse(String line) {
        List<String> cells = List.of(line.split("\\|", -1));
        List<String> families = names(cells.get(3));
        return new Nation(
                cells.get(0),
                names(cells.get(1)),
                names(cells.get(2)),
                families,
                cells.get(4).isEmpty() ? families : names(cells.get(4)),
                Arrays.stream(cells.get(5).split(",", -1))
                        .mapToInt(colour -> Integer.parseInt(colour, 16))
                        .toArray());
    }

    private static List<String> names(String cell) {
        return List.of(cell.split(",", -1));
    }
}
