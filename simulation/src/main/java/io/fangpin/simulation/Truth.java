package io.fangpin.simulation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.fangpin.schemas.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One line of {@code truth/truth.ndjson}: what is so in the county, whatever the platform finds. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Truth.Standing.class, name = "STANDING"),
    @JsonSubTypes.Type(value = Truth.Shock.class, name = "SHOCK"),
    @JsonSubTypes.Type(value = Truth.Noise.class, name = "NOISE")
})
public sealed interface Truth {

    /**
     * A risk that the register itself shows, before any feed.
     *
     * @param personNo the person concerned; absent when it is the household
     */
    record Standing(
            StandingKind kind,
            String householdNo,
            @Nullable String personNo,
            String divisionCode,
            List<String> expectedRules)
            implements Truth {}

    /**
     * Something that happened to a household and shows in feed rows.
     *
     * @param date when it happened
     * @param rows every feed row that shows it, the first one first
     * @param expectedRules rules that must raise once the first row is matched; empty for what is harmless, a near miss, or
     *     taken back in the end
     * @param carried false when no row can be matched, so that nothing can be raised
     */
    record Shock(
            ShockKind kind,
            String householdNo,
            String personNo,
            String divisionCode,
            LocalDate date,
            List<FeedRow> rows,
            List<String> expectedRules,
            boolean carried)
            implements Truth {}

    /**
     * A feed row that does not come through as a matched, well-formed row, or does so in an unusual spelling.
     *
     * @param personNo whom the row is really about; absent for a stranger
     */
    record Noise(
            NoiseKind kind,
            FeedRow row,
            @Nullable String householdNo,
            @Nullable String personNo,
            Outcome expected) implements Truth {}

    /**
     * Where a row stands.
     *
     * @param period yyyy-MM
     * @param rowNo as a person sees it in the file: the header is row 1
     */
    record FeedRow(String dataset, String period, int rowNo) {}

    /** What must become of a row. */
    enum Outcome {
        MATCHED,
        UNMATCHED,
        QUARANTINED,
        /** Whose it is, a person can tell; the machine may know, ask, or leave it. */
        DOUBTFUL
    }

    /** Risks shown by the register. */
    enum StandingKind {
        /** Of an out-of-poverty household also R-INC-2: nobody has put it under monitoring yet. */
        LOW_INCOME("R-INC-1"),
        NO_LABOUR_WITHOUT_SUPPORT("R-LAB-1"),
        UNINSURED("R-MED-10");

        private final String rule;

        StandingKind(String rule) {
            this.rule = rule;
        }

        /** Every rule that must raise because of it. */
        public List<String> rules(boolean outOfPoverty) {
            return this == LOW_INCOME && outOfPoverty ? List.of(rule, "R-INC-2") : List.of(rule);
        }
    }

    /** What happens to households. */
    enum ShockKind {
        /** R-MED-1 for out-of-poverty households, R-MED-2 for others. */
        ILLNESS,
        INSURANCE_LAPSE,
        DROPOUT,
        DANGEROUS_HOUSE,
        BENEFIT_STOPPED,
        /** The only worker dies; nobody left can work and there is no dibao or tekun. */
        LAST_WORKER_DEATH,
        /** Harmless to the rules. */
        OLD_AGE_DEATH,
        /** Harmless: the dwelling graded C or D is not the only one. */
        SECOND_DWELLING_DANGEROUS,
        /** R-JOB-1. */
        UNEMPLOYMENT,
        /** R-INC-3. */
        WAGE_FALL,
        /** R-DIS-1, of an old person also R-DIS-2. */
        DISABILITY,
        /** R-NAT-1. */
        DISASTER_LOSS,
        /** R-HOU-2. */
        HOUSE_LOST,
        /** R-ACC-1. */
        ACCIDENT,
        /** R-MED-9. */
        MAJOR_DISEASE,
        /** R-EDU-2. */
        SCHOOL_COST,
        /** R-DEB-1. */
        LOAN_OVERDUE,
        /** R-IND-1. */
        PROJECT_FAILED,
        /** R-HOT-1. */
        PETITION,
        /** R-SAF-1. */
        NEW_DIBAO
    }

    /** What is wrong or unusual about a row. */
    enum NoiseKind {
        STRANGER,
        MISTYPED_ID,
        BAD_DATE,
        NEGATIVE_MONEY,
        MISSING_NAME,
        FIRST_GENERATION_ID,
        LOWER_CASE_X,
        /** Born on the same day in the same family as somebody of the register, with a number and a name of their own. */
        TWIN_NOT_REGISTERED,
        /** One digit of the number is wrong. */
        SLIPPED_ID,
        /** Another character of the same sound. */
        MISHEARD_NAME,
        REPEATED,
        /** The decimal point is two places off; the next row of the person puts it right. */
        WRONG_AMOUNT
    }

    /** The truth of a generated county, line by line; close the stream. */
    static Stream<Truth> read(Path county) {
        try {
            return Files.lines(CountyLayout.of(county).truth(), StandardCharsets.UTF_8)
                    .map(line -> EventJson.read(line.getBytes(StandardCharsets.UTF_8), Truth.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
