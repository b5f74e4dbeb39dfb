package io.fangpin.simulation.feeds;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Fills the departments' files of all months; puts the noise in and labels it in the truth. */
public final class FeedFiles implements AutoCloseable {

    private static final int FIRST_GENERATION_BORN_BEFORE = 1960;

    /** The date and the money column of each dataset, for malformed rows. */
    private static final Map<String, List<String>> DATE_AND_MONEY = Map.ofEntries(
            Map.entry("medical-settlements", List.of("last_settlement", "inpatient_self_pay_fen")),
            Map.entry("school-enrolment", List.of("status_date")),
            Map.entry("housing-appraisals", List.of("appraisal_date")),
            Map.entry("civil-affairs-assistance", List.of("start_date", "monthly_amount_fen")),
            Map.entry("deaths", List.of("death_date")),
            Map.entry("employment", List.of("status_date")),
            Map.entry("disability-certificates", List.of("issue_date")),
            Map.entry("disasters", List.of("event_date")),
            Map.entry("accidents", List.of("event_date")),
            Map.entry("major-diseases", List.of("diagnosis_date")),
            // A school's bill has no date.
            Map.entry("school-costs", List.of("tuition_fen")),
            Map.entry("micro-loans", List.of("due_on")),
            Map.entry("industry-projects", List.of("event_date")),
            Map.entry("petitions", List.of("received_on")));

    private final NoiseRates noise;
    private final IdNumbers idNumbers;
    private final TruthFile truth;
    private final OpenFiles files;

    public FeedFiles(
            CountyLayout layout,
            SimulationOptions options,
            DatasetContracts contracts,
            IdNumbers idNumbers,
            TruthFile truth) {
        this.noise = options.noise();
        this.idNumbers = idNumbers;
        this.truth = truth;
        this.files = new OpenFiles(layout, options, contracts);
    }

    /** An empty row of the dataset that names the person. */
    Cells row(String dataset, Household household, Person person) {
        return files.of(dataset, 0)
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
        OpenFile file = files.of(dataset, month);
        if (roll < noise.mistyped()) {
            addMistyped(file, cells, household, person);
        } else if (roll < noise.mistyped() + noise.malformed()) {
            List<String> columns = DATE_AND_MONEY.getOrDefault(dataset, List.of());
            int mistake = random.nextInt(columns.size() + 1);
            addMalformed(file, cells, mistake, household, person);
        } else {
            if (dataset.equals("medical-settlements")
                    && noise.corrected() > 0
                    && random.nextDouble() < noise.corrected()) {
                addWrongAmount(file, cells, household, person);
            }
            addClean(file, cells, household, person, random);
        }
        addStranger(file, cells, random);
    }

    /** A row of somebody to whom something happened: as the happening's fate wants it. */
    void add(
            String dataset, int month, Cells cells, Household household, Happening happening, SplittableRandom random) {
        OpenFile file = files.of(dataset, month);
        Person person = happening.person();
        int rowNo = switch (happening.fate()) {
            case CLEAN -> addClean(file, cells, household, person, random);
            case MISTYPED -> addMistyped(file, cells, household, person);
            case MALFORMED -> addMalformed(file, cells, 1, household, person);
        };
        happening.rows().add(new FeedRow(dataset, file.period, rowNo));
        addStranger(file, cells, random);
    }

    /** A row about the wrong person, and in a later month (or below it) the same row withdrawn. */
    void addAndWithdraw(String dataset, Cells cells, Happening happening, int later) {
        OpenFile file = files.of(dataset, happening.month());
        happening.rows().add(new FeedRow(dataset, file.period, file.add(cells, Outcome.MATCHED)));
        OpenFile after = files.of(dataset, later);
        int rowNo = after.add(cells.copy().set("operation", "撤销"), Outcome.MATCHED);
        happening.rows().add(new FeedRow(dataset, after.period, rowNo));
    }

    /** The same row about a twin whom the register does not have. */
    void addTwin(String dataset, int month, Cells cells, Household household, Person person, SplittableRandom random) {
        Cells other = cells.copy()
                .set("id_no", idNumbers.ofTwin(person.idNo(), person.male()))
                .set(
                        "name",
                        Names.ofTwin(
                                person.name(), person.male(), person.birth().getYear(), random));
        OpenFile file = files.of(dataset, month);
        var unused = addNoise(file, other, NoiseKind.TWIN_NOT_REGISTERED, Outcome.UNMATCHED, household, person);
    }

    /** A row that noise spares: an earlier one of somebody to whom something happens later. */
    void addSpared(
            String dataset, int month, Cells cells, Household household, Person person, SplittableRandom random) {
        addClean(files.of(dataset, month), cells, household, person, random);
    }

    /** Of the files that have rows: where nothing happened, a department sends nothing. */
    public List<FeedFile> counts() {
        return files.counts();
    }

    @Override
    public void close() {
        files.close();
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
        return noise.typed() ? addTyped(file, cells, household, person, random) : file.add(cells, Outcome.MATCHED);
    }

    /** As a clerk types it who errs now and then. */
    private int addTyped(OpenFile file, Cells cells, Household household, Person person, SplittableRandom random) {
        double roll = random.nextDouble();
        if ((roll -= noise.slips()) < 0) {
            Cells other = cells.copy().set("id_no", IdNumbers.slipped(person.idNo(), random));
            return addNoise(file, other, NoiseKind.SLIPPED_ID, Outcome.DOUBTFUL, household, person);
        }
        String misheard = Names.misheard(person.name());
        if ((roll -= noise.misheard()) < 0 && !misheard.equals(person.name())) {
            Cells other = cells.copy().set("name", misheard);
            return addNoise(file, other, NoiseKind.MISHEARD_NAME, Outcome.DOUBTFUL, household, person);
        }
        int rowNo = file.add(cells, Outcome.MATCHED);
        if (roll >= 0 && roll < noise.repeated()) {
            var unused = addNoise(file, cells, NoiseKind.REPEATED, Outcome.MATCHED, household, person);
        }
        return rowNo;
    }

    /** Two places too much; the row that follows says so of itself. */
    private void addWrongAmount(OpenFile file, Cells cells, Household household, Person person) {
        String right = cells.get("inpatient_self_pay_fen");
        Cells wrong = cells.copy().set("inpatient_self_pay_fen", right.replace(".", "") + ".00");
        var unused = addNoise(file, wrong, NoiseKind.WRONG_AMOUNT, Outcome.MATCHED, household, person);
        cells.set("operation", "更正");
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
        if (file.sheet.has("case_no")) {
            other.set("case_no", other.get("case_no") + "-" + file.file.rows());
        }
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
}
