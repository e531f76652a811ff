package io.partline.local.demonetwork;

import io.partline.local.demonetwork.Geography.City;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Headquarters, the service centres, and the stations each of them looks after. */
final class Sites implements Table {
    static final String HEADQUARTERS = "HQ";

    private record Station(String id, City town, String centre) {}

    private final List<Station> stations = new ArrayList<>();

    Sites(Size size) {
        for (int round = 0; stations.size() < size.stations(); round++) {
            for (City centre : Geography.CENTRES) {
                stations.add(station(centre, round));
            }
        }
    }

    static List<String> centres() {
        return Geography.CENTRES.stream().map(Sites::id).toList();
    }

    private static String id(City centre) {
        return "C-" + centre.code();
    }

    List<String> stations() {
        return stations.stream().map(Station::id).toList();
    }

    /** Its own town where it is known, else somewhere within about 150 km of the centre. */
    private static Station station(City centre, int round) {
        List<City> towns = Geography.TOWNS.getOrDefault(centre.code(), List.of());
        if (round < towns.size()) {
            City town = towns.get(round);
            return new Station("S-%s-01".formatted(town.code()), town, centre.code());
        }
        Random random = Table.random("station " + centre.code() + round);
        City town = new City(
                centre.code(),
                "%s district %d".formatted(centre.name(), round + 1),
                "%s第%d区".formatted(centre.nameZh(), round + 1),
                centre.region(),
                centre.latitude() + (random.nextDouble() - 0.5) * 2.4,
                centre.longitude() + (random.nextDouble() - 0.5) * 2.4);
        return new Station("S-%s-%02d".formatted(centre.code(), round + 1), town, centre.code());
    }

    @Override
    public String name() {
        return "sites";
    }

    @Override
    public List<String> header() {
        return List.of(
                "siteId",
                "kind",
                "name",
                "nameZh",
                "parentSiteId",
                "region",
                "city",
                "latitude",
                "longitude",
                "serviceLevel",
                "monthlyQuota",
                "gln");
    }

    @Override
    public List<List<@Nullable Object>> rows() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        City hq = Geography.HEADQUARTERS;
        rows.add(site(HEADQUARTERS, "HQ", "Headquarters warehouse", "总部仓库", null, hq, null, null, 1));
        for (int i = 0; i < Geography.CENTRES.size(); i++) {
            City c = Geography.CENTRES.get(i);
            rows.add(site(
                    id(c),
                    "CENTRE",
                    c.name() + " service centre",
                    c.nameZh() + "服务中心",
                    HEADQUARTERS,
                    c,
                    null,
                    null,
                    100 + i));
        }
        for (int i = 0; i < stations.size(); i++) {
            Station s = stations.get(i);
            String level = s.id().equals("S-TZ-01")
                    ? "B"
                    : List.of("B", "C", "A", "C", "B").get(i / 30 % 5);
            int quota = Map.of("A", 60_000, "B", 30_000, "C", 15_000).getOrDefault(level, 0);
            rows.add(site(
                    s.id(),
                    "STATION",
                    s.town().name() + " service station",
                    s.town().nameZh() + "服务站",
                    "C-" + s.centre(),
                    s.town(),
                    level,
                    quota,
                    1_000 + i));
        }
        return rows;
    }

    private static List<@Nullable Object> site(
            String id,
            String kind,
            String name,
            String nameZh,
            @Nullable String parent,
            City city,
            @Nullable String level,
            @Nullable Integer quota,
            int serial) {
        return Arrays.asList(
                id,
                kind,
                name,
                nameZh,
                parent,
                city.region(),
                city.name(),
                String.format(Locale.ROOT, "%.4f", city.latitude()),
                String.format(Locale.ROOT, "%.4f", city.longitude()),
                level,
                quota,
                Gs1.number(1, serial));
    }
}
