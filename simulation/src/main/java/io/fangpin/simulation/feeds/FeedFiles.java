package io.fangpin.simulation.feeds;

import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.simulation.CountyLayout;
import io.fangpin.simulation.NoiseRates;
import io.fangpin.simulation.SimulationOptions;
import io.fangpin.simulation.SimulationSummary.FeedFile;
import io.fangpin.simulation.Truth;
import io.fangpin.simulation.Truth.FeedRow;
import io.fangpin.simulation.Truth.NoiseKind;
import io.fangpin.simulation.Truth.Outcome;
import io.fangpin.simulation.county.Household;
import io.fangpin.simulation.county.IdNumbers;
import io.fangpin.simulation.county.Names;
import io.fangpin.simulation.county.Person;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The departments' files of all months, open side by side; puts the noise in, labels it in the truth, counts outcomes. */
public final class FeedFiles implements AutoCloseable {

    private static final int FIRST_GENERATION_BORN_BEFORE = 1960;
    private static final Charset GB18030 = Charset.forName("GB18030");

    /** The datasets in which what befalls a synthetic household shows. */
    private static final List<String> DATASETS = List.of(
            "civil-affairs-assistance", "medical-settlements", "school-enrolment", "housing-appraisals", "deaths");

    /** The date and the money column of each dataset, for malformed rows. */
    private static final Map<String, List<String>> DATE_AND_MONEY = Map.of(
            "medical-settlements", List.of("last_settlement", "inpatient_self_pay_fen"),
            "school-enrolment", List.of("status_date"),
            "housing-appraisals", List.of("appraisal_date"),
            "civil-affairs-assistance", List.of("start_date", "monthly_amount_fen"),
            "deaths", List.of("death_date"));

    private final NoiseRates noise;
    private final IdNumbers idNumbers;
    private final TruthFile truth;
    private final Map<String, List<OpenFile>> filesByDataset = new LinkedHashMap<>();

    public FeedFiles(
            CountyLayout layout,
            SimulationOptions options,
            DatasetContracts contracts,
            IdNumbers idNumbers,
            TruthFile truth) {
        this.noise = options.noise();
        this.idNumbers = idNumbers;
        this.truth = truth;
        for (String dataset : DATASETS) {
            DatasetContract contract = contracts.find(dataset).orElseThrow();
            Sheet sheet = new Sheet(contract);
            List<OpenFile> files = new ArrayList<>();
            for (String period :
                    options.periods().stream().map(Object::toString).toList()) {
                String seed = options.seed() + contract.dataset() + period;
                boolean chinese = new SplittableRandom(seed.hashCode()).nextDouble() < noise.gb18030Files();
                Charset charset = chinese ? GB18030 : StandardCharsets.UTF_8;
                files.add(new OpenFile(
                        sheet,
                        period,
                        charset,
                        new SheetFile(layout.feed(contract.dataset(), period), sheet, charset)));
            }
            filesByDataset.put(contract.dataset(), files);
        }
    }

    /** An empty row of the dataset that names the person. */
    Cells row(String dataset, Household household, Person person) {
        return file(dataset, 0)
                .sheet
                .row()
                .set("id_no", person.idNo())
                .set("name", person.name())
                .set("birth_date", person.birth().toString())
                .set("division_code", household.village().code());
    }

    /** A harmless row, which noise may strike. */
    void add(String dataset, int month, Cells cells, Household household, Person person, SplittableRandom random) {
        double roll = random.nextDouble();
        OpenFile file = file(dataset, month);
        if (roll < noise.mistyped()) {
            addMistyped(file, cells, household, person);
        } else if (roll < noise.mistyped() + noise.malformed()) {
            List<String> columns = DATE_AND_MONEY.getOrDefault(dataset, List.of());
            int mistake = random.nextInt(columns.size() + 1);
            addMalformed(file, cells, mistake, household, person);
        } else {
            addClean(file, cells, household, person, random);
        }
        addStranger(file, cells, random);
    }

    /** A row of somebody to whom something happened: as the happening's fate wants it. */
    void add(
            String dataset, int month, Cells cells, Household household, Happening happening, SplittableRandom random) {
        OpenFile file = file(dataset, month);
        Person person = happening.person();
        int rowNo = switch (happening.fate()) {
            case CLEAN -> addClean(file, cells, household, person, random);
            case MISTYPED -> addMistyped(file, cells, household, person);
            case MALFORMED -> addMalformed(file, cells, 1, household, person);
        };
        happening.rows().add(new FeedRow(dataset, file.period, rowNo));
        addStranger(file, cells, random);
    }

    /** A row that noise spares: an earlier one of somebody to whom something happens later. */
    void addSpared(
            String dataset, int month, Cells cells, Household household, Person person, SplittableRandom random) {
        addClean(file(dataset, month), cells, household, person, random);
    }

    /** Of the files that have rows: where nothing happened, a department sends nothing. */
    public List<FeedFile> counts() {
        List<FeedFile> counts = new ArrayList<>();
        int months = filesByDataset.values().iterator().next().size();
        for (int month = 0; month < months; month++) {
            for (Map.Entry<String, List<OpenFile>> files : filesByDataset.entrySet()) {
                OpenFile file = files.getValue().get(month);
                if (file.file.rows() > 0) {
                    counts.add(file.counts(files.getKey()));
                }
            }
        }
        return counts;
    }

    @Override
    public void close() {
        filesByDataset.values().forEach(files -> files.forEach(f -> f.file.closeUnlessEmpty()));
    }

    private int addClean(OpenFile file, Cells cells, Household household, Person person, SplittableRandom random) {
        double roll = random.nextDouble();
        if (person.birth().getYear() < FIRST_GENERATION_BORN_BEFORE && roll < noise.firstGeneration()) {
            Cells other = cells.copy().set("id_no", IdNumbers.firstGeneration(person.idNo()));
            return addNoise(file, other, NoiseKind.FIRST_GENERATION_ID, Outcome.MATCHED, household, person);
        }
        if (person.idNo().endsWith("X") && roll > 1 - noise.lowerCaseX()) {
            Cells other = cells.copy().set("id_no", person.idNo().replace('X', 'x'));
            return addNoise(file, other, NoiseKind.LOWER_CASE_X, Outcome.MATCHED, household, person);
        }
        return file.add(cells, Outcome.MATCHED);
    }

    private int addMistyped(OpenFile file, Cells cells, Household household, Person person) {
        Cells other = cells.copy()
                .set("id_no", IdNumbers.mistyped(person.idNo()))
                .set("birth_date", "")
                .set("division_code", "");
        return addNoise(file, other, NoiseKind.MISTYPED_ID, Outcome.UNMATCHED, household, person);
    }

    /** Mistake 0 leaves the name out, 1 makes the date impossible, 2 the money negative. */
    private int addMalformed(OpenFile file, Cells cells, int mistake, Household household, Person person) {
        List<String> columns = DATE_AND_MONEY.getOrDefault(file.sheet.dataset(), List.of());
        Cells other = cells.copy();
        NoiseKind kind;
        if (mistake == 0) {
            other.set("name", "");
            kind = NoiseKind.MISSING_NAME;
        } else if (mistake == 1) {
            other.set(columns.getFirst(), file.period + "-32");
            kind = NoiseKind.BAD_DATE;
        } else {
            other.set(columns.getLast(), "-" + cells.get(columns.getLast()).replaceFirst("^0\\.00$", "1.00"));
            kind = NoiseKind.NEGATIVE_MONEY;
        }
        return addNoise(file, other, kind, Outcome.QUARANTINED, household, person);
    }

    /** The same row about somebody else, a little older, from far away. */
    private void addStranger(OpenFile file, Cells cells, SplittableRandom random) {
        if (random.nextDouble() >= noise.strangers()) {
            return;
        }
        boolean male = random.nextBoolean();
        LocalDate birth = LocalDate.parse(cells.get("birth_date")).minusDays(1 + random.nextInt(700));
        Cells other = cells.copy()
                .set("id_no", idNumbers.ofStranger(birth, male, random))
                .set("name", Names.ofStranger(random, male, birth.getYear()))
                .set("birth_date", "")
                .set("division_code", "");
        int rowNo = file.addNoise(other, NoiseKind.STRANGER, Outcome.UNMATCHED);
        FeedRow row = new FeedRow(file.sheet.dataset(), file.period, rowNo);
        truth.noise(new Truth.Noise(NoiseKind.STRANGER, row, null, null, Outcome.UNMATCHED));
    }

    private int addNoise(
            OpenFile file, Cells cells, NoiseKind kind, Outcome expected, Household household, Person person) {
        int rowNo = file.addNoise(cells, kind, expected);
        FeedRow row = new FeedRow(file.sheet.dataset(), file.period, rowNo);
        truth.noise(new Truth.Noise(kind, row, household.householdNo(), person.personNo(), expected));
        return rowNo;
    }

    private OpenFile file(String dataset, int month) {
        List<OpenFile> files = filesByDataset.get(dataset);
        if (files == null) {
            throw new IllegalArgumentException("No dataset " + dataset);
        }
        return files.get(month);
    }
}
