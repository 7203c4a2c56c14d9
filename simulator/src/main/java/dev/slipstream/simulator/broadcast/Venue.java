package dev.slipstream.simulator.broadcast;

import dev.slipstream.simulator.sport.Sport;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Where it happens, invented, and the weather there: for the opening card.
 *
 * @param weather one line
 */
record Venue(String name, String weather) {
    static Venue of(Sport sport, long seed) {
        Random random = new Random(seed * 7919 + sport.discipline().hashCode());
        List<String> names = switch (sport) {
            case SKI_CROSS -> List.of("Monte Cervara Snow Park", "Val Brunetta Slopes", "Piz Lavarda");
            case SHORT_TRACK -> List.of("Fiordalisa Ice Hall", "Palazzo Argentera", "Lindholm Ice Hall");
            case ICE_HOCKEY -> List.of("Valferna Arena", "Nordhaven Arena", "Arena Santorsola");
        };
        String name = names.get(random.nextInt(names.size()));
        if (sport == Sport.SKI_CROSS) {
            String sky = List.of("Light snow", "Overcast", "Snow showers").get(random.nextInt(3));
            return new Venue(
                    name,
                    String.format(
                            Locale.ROOT, "%s, -%d°C, wind %d m/s", sky, 2 + random.nextInt(9), 1 + random.nextInt(5)));
        }
        return new Venue(name, String.format(Locale.ROOT, "Indoors, ice -%d°C", 4 + random.nextInt(4)));
    }
}
