package dev.slipstream.simulator.sport;

import dev.slipstream.simulator.body.Outfit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Invents the people of a start list: every name, number and colour from the seed, none of them twice. */
final class StartLists {
    private static final int[] SKINS = {0xF0C8A8, 0xE6B58E, 0xD9A074, 0xB97F55, 0x8C5A3A, 0xF4D4BC};
    private static final int[] HAIRS = {0x1E1712, 0x3A2618, 0x6B4423, 0xB98A4A, 0xD8B878, 0x8A3C1E};
    private static final int TEAM_FAMILIES_AT_LEAST = 10;

    private final Random random;
    private final boolean women;
    private final Set<String> taken = new HashSet<>();
    private int next;

    StartLists(Random random, boolean women) {
        this.random = random;
        this.women = women;
        this.next = 1_130_000 + random.nextInt(60_000) * 10;
    }

    /** Nations large enough to field a team of ten, told apart by the colour of their suits. */
    List<Nations.Nation> twoTeams() {
        List<Nations.Nation> large = new ArrayList<>(Nations.ALL.stream()
                .filter(n -> n.families().size() >= TEAM_FAMILIES_AT_LEAST)
                .toList());
        Collections.shuffle(large, random);
        Nations.Nation home = large.get(0);
        Nations.Nation away = large.stream()
                .filter(n -> contrast(n.colours()[0], home.colours()[0]) > 260)
                .findFirst()
                .orElse(large.get(1));
        return List.of(home, away);
    }

    /** A team in one suit, with numbers from 2 on; the goalkeeper is last and has number 1, 30 or the like. */
    List<Athlete> team(Nations.Nation nation, int size) {
        Set<Integer> numbers = new TreeSet<>();
        while (numbers.size() < size - 1) {
            numbers.add(2 + random.nextInt(90));
        }
        numbers.remove(30);
        List<Integer> bibs = new ArrayList<>(numbers);
        Collections.shuffle(bibs, random);
        int[] c = nation.colours();
        int helmet = brightness(c[0]) > 380 ? 0xF2F2F2 : c[2];
        List<Athlete> team = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int bib = i == size - 1 ? 30 : i < bibs.size() ? bibs.get(i) : 93 + i;
            team.add(person(nation, bib, new int[] {c[0], c[1], c[2], c[0], helmet}));
        }
        return team;
    }

    /** One athlete each of as many nations, in bibs 1 to count; every one in another colour. */
    List<Athlete> field(int count, int bibGround) {
        List<Nations.Nation> nations = new ArrayList<>(Nations.ALL);
        Collections.shuffle(nations, random);
        List<Nations.Nation> chosen = new ArrayList<>();
        for (int least = 200; chosen.size() < count && least >= 0; least -= 40) {
            for (Nations.Nation n : nations) {
                int apart = least;
                boolean differs = chosen.stream().allMatch(o -> contrast(o.colours()[0], n.colours()[0]) >= apart);
                if (chosen.size() < count && !chosen.contains(n) && differs) {
                    chosen.add(n);
                }
            }
        }
        List<Athlete> field = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Nations.Nation nation = chosen.get(i % chosen.size());
            int[] c = nation.colours();
            field.add(
                    person(nation, i + 1, new int[] {c[0], c[1], c[2], bibGround, random.nextBoolean() ? c[1] : c[0]}));
        }
        return field;
    }

    private Athlete person(Nations.Nation nation, int bib, int[] colours) {
        List<String> givens = women ? nation.women() : nation.men();
        List<String> families = women ? nation.womenFamilies() : nation.families();
        String given = givens.get(random.nextInt(givens.size()));
        String family = families.get(random.nextInt(families.size()));
        for (int i = 0; !taken.add(family); i++) {
            family = families.get((families.indexOf(family) + 1) % families.size());
            if (i > families.size()) {
                throw new IllegalArgumentException(nation.noc() + " has no " + i + " family names");
            }
        }
        next += 1 + random.nextInt(9);
        Outfit outfit = new Outfit(
                colours[0],
                colours[1],
                colours[2],
                colours[3],
                colours[4],
                SKINS[random.nextInt(SKINS.length)],
                HAIRS[random.nextInt(HAIRS.length)]);
        return new Athlete(
                String.valueOf(next), String.valueOf(bib), given, family, nation.noc(), women ? "W" : "M", outfit);
    }

    private static int brightness(int c) {
        return (c >> 16 & 255) + (c >> 8 & 255) + (c & 255);
    }

    /** Sum of the channels' differences. */
    private static int contrast(int a, int b) {
        return Math.abs((a >> 16 & 255) - (b >> 16 & 255))
                + Math.abs((a >> 8 & 255) - (b >> 8 & 255))
                + Math.abs((a & 255) - (b & 255));
    }
}
