package io.fangpin.simulation.feeds;

import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.simulation.CountyLayout;
import io.fangpin.simulation.SimulationOptions;
import io.fangpin.simulation.SimulationSummary.FeedFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The departments' files of all months, open side by side. */
final class OpenFiles {

    private static final Charset GB18030 = Charset.forName("GB18030");

    /** The datasets in which what befalls a synthetic household shows. */
    private static final List<String> DATASETS = List.of(
            "civil-affairs-assistance",
            "medical-settlements",
            "school-enrolment",
            "housing-appraisals",
            "deaths",
            "employment",
            "disability-certificates",
            "disasters",
            "accidents",
            "major-diseases",
            "school-costs",
            "micro-loans",
            "industry-projects",
            "petitions");

    private final Map<String, List<OpenFile>> filesByDataset = new LinkedHashMap<>();
    private final int months;

    OpenFiles(CountyLayout layout, SimulationOptions options, DatasetContracts contracts) {
        this.months = options.months();
        boolean corrections = options.events().mistaken() + options.noise().corrected() > 0;
        for (String dataset : DATASETS) {
            DatasetContract contract = contracts.find(dataset).orElseThrow();
            Sheet sheet = new Sheet(contract, corrections);
            List<OpenFile> files = new ArrayList<>();
            for (String period :
                    options.periods().stream().map(Object::toString).toList()) {
                String seed = options.seed() + contract.dataset() + period;
                boolean chinese = new SplittableRandom(seed.hashCode()).nextDouble()
                        < options.noise().gb18030Files();
                Charset charset = chinese ? GB18030 : StandardCharsets.UTF_8;
                SheetFile file = new SheetFile(layout.feed(contract.dataset(), period), sheet, charset);
                files.add(new OpenFile(sheet, period, charset, file));
            }
            filesByDataset.put(contract.dataset(), files);
        }
    }

    OpenFile of(String dataset, int month) {
        List<OpenFile> files = filesByDataset.get(dataset);
        if (files == null) {
            throw new IllegalArgumentException("No dataset " + dataset);
        }
        return files.get(month);
    }

    /** Month by month, without files that have no rows. */
    List<FeedFile> counts() {
        List<FeedFile> counts = new ArrayList<>();
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

    void close() {
        filesByDataset.values().forEach(files -> files.forEach(f -> f.file.closeUnlessEmpty()));
    }
}
