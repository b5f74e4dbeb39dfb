package io.fangpin.simulation.county;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.fangpin.schemas.people.DivisionCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The real divisions of 赤壁市 (421281) and how synthetic households spread over them. */
public final class Divisions {

    public static final String COUNTY_NAME = "赤壁市";
    private static final String RESOURCE = "/io/fangpin/simulation/divisions-421281.csv";

    private final List<Division> all;
    private final List<Village> villages;
    private final int[] cumulativeWeights;

    private Divisions(List<Division> all, List<Village> villages) {
        this.all = List.copyOf(all);
        this.villages = List.copyOf(villages);
        this.cumulativeWeights = new int[villages.size()];
        int sum = 0;
        for (int i = 0; i < cumulativeWeights.length; i++) {
            sum += villages.get(i).weight();
            cumulativeWeights[i] = sum;
        }
    }

    public static Divisions load() {
        List<Division> all = new ArrayList<>();
        Map<String, String> townships = new HashMap<>();
        List<Village> villages = new ArrayList<>();
        try (InputStream in = Divisions.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IOException("No resource " + RESOURCE);
            }
            InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
            for (NamedCsvRecord row : CsvReader.builder().ofNamedCsvRecord(reader)) {
                Division division = new Division(row.getField("code"), row.getField("name"));
                all.add(division);
                DivisionCode code = new DivisionCode(division.code());
                if (code.level() == DivisionCode.Level.TOWNSHIP) {
                    townships.put(code.prefix(), division.name());
                }
                if (code.level() == DivisionCode.Level.VILLAGE) {
                    villages.add(village(
                            division, townships.getOrDefault(division.code().substring(0, 9), "")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Divisions(all, villages);
    }

    /** Province, prefecture, county, townships and villages, parents before children. */
    public List<Division> all() {
        return all;
    }

    public List<Village> villages() {
        return villages;
    }

    Village anyVillage(SplittableRandom random) {
        int ticket = random.nextInt(cumulativeWeights[cumulativeWeights.length - 1]);
        int low = 0;
        int high = cumulativeWeights.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulativeWeights[middle] > ticket) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return villages.get(low);
    }

    /** Villages weigh 60–140, residents' committees a fifth of that, since farm families mostly live in villages. */
    private static Village village(Division division, String townshipName) {
        int own = 60 + new SplittableRandom(Long.parseLong(division.code())).nextInt(81);
        boolean committeeOfVillagers = division.code().charAt(9) == '2';
        String shortName = division.name()
                .replace("社区居民委员会", "社区")
                .replace("社区居委会", "社区")
                .replace("居民委员会", "社区")
                .replace("居委会", "社区")
                .replace("村民委员会", "村")
                .replace("村委会", "村");
        return new Village(division.code(), shortName, townshipName, committeeOfVillagers ? own : own / 5);
    }
}
