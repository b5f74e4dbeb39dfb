package io.fangpin.linkage.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.linkage.bench.SmallCounty;
import io.fangpin.linkage.config.Subject;
import io.fangpin.linkage.decide.Decision.Accept;
import io.fangpin.linkage.decide.Decision.Leave;
import io.fangpin.linkage.decide.Decision.Review;
import io.fangpin.linkage.decide.Explanation.FieldEvidence;
import io.fangpin.schemas.people.ResidentId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RecordMatcherTest {
    private static final SmallCounty COUNTY = SmallCounty.get();
    private static final String ID = withCheck("42128119800503021");
    private static final String SISTERS_ID = withCheck("42128119830917042");
    private static final Map<String, String> ZHANG = Map.of(
            "name",
            "张启宗",
            "idNo",
            ID,
            "birthDate",
            "1980-05-03",
            "sex",
            "1",
            "phone",
            "13812345678",
            "division",
            "421201101203",
            "householdNo",
            "Zhang");
    private static final Map<String, String> SISTER = Map.of(
            "name",
            "张启芸",
            "idNo",
            SISTERS_ID,
            "birthDate",
            "1983-09-17",
            "sex",
            "2",
            "phone",
            "13812345678",
            "division",
            "421201101203",
            "householdNo",
            "Zhang");

    private final RecordMatcher matcher = matcher();

    @Test
    void acceptsByNumberNameAndBirthDateAtOnce() {
        Decision decision = matcher.decide(like(ZHANG, Map.of("name", "章启宗", "phone", "")));

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Accept.class, accept -> assertThat(accept.personId()).isEqualTo("zhang"));
        assertThat(decision.because().byExactField()).isTrue();
        assertThat(decision.because().posterior()).isGreaterThan(0.999);
    }

    @Test
    void acceptsAMistypedNumber() {
        String mistyped = ID.substring(0, 15) + (char) ('0' + (ID.charAt(15) - '0' + 3) % 10) + ID.substring(16);

        assertThat(matcher.decide(like(ZHANG, Map.of("idNo", mistyped, "phone", ""))))
                .isInstanceOf(Accept.class);
    }

    @Test
    void acceptsWithoutANumber() {
        assertThat(matcher.decide(like(ZHANG, Map.of("idNo", "")))).isInstanceOf(Accept.class);
    }

    @Test
    void leavesATwinWhoIsNotRegistered() {
        String twin = withCheck(ID.substring(0, 14) + "037");

        assertThat(matcher.decide(like(ZHANG, Map.of("idNo", twin, "name", "张启耀"))))
                .isNotInstanceOf(Accept.class);
    }

    @Test
    void leavesAStranger() {
        Decision decision = matcher.decide(subject(
                Map.of("name", "瞿鸿渐", "idNo", withCheck("11010119910203047"), "birthDate", "1991-02-03", "sex", "1")));

        assertThat(decision).isInstanceOf(Leave.class);
    }

    @Test
    void neverTakesARelativesNumberForTheRelative() {
        Decision decision = matcher.decide(subject(Map.of("name", "张启宗", "idNo", SISTERS_ID)));

        assertThat(decision).isInstanceOf(Review.class);
    }

    @Test
    void doesNotAcceptOnNameAndVillageAlone() {
        assertThat(matcher.decide(subject(Map.of("name", "张启宗", "division", "421201101203"))))
                .isNotInstanceOf(Accept.class);
    }

    @Test
    void givesItsReasons() {
        Explanation because = matcher.decide(like(ZHANG, Map.of("idNo", "", "name", "章启综", "birthDate", "1980-05-08")))
                .because();

        assertThat(because.parametersVersion()).startsWith("fs-");
        assertThat(because.byExactField()).isFalse();
        assertThat(levels(because))
                .contains(
                        Map.entry("name", "SOUND"), Map.entry("birthDate", "ONE_DIGIT"), Map.entry("idNo", "MISSING"));
        double sum = because.fields().stream().mapToDouble(FieldEvidence::bits).sum();
        assertThat(sum + because.householdBits()).isCloseTo(because.bits(), Offset.offset(1e-9));
        assertThat(because.runnerUp().personId()).isEqualTo("sister");
        assertThat(because.runnerUp().posterior()).isLessThan(because.posterior());
    }

    @Test
    void takesAPersonInTwoHouseholdsForOne() {
        COUNTY.index.put(COUNTY.config.subject("zhang-moved", ZHANG));

        assertThat(matcher.decide(subject(ZHANG))).isInstanceOf(Accept.class);

        COUNTY.index.remove("zhang-moved");
    }

    @Test
    void linksOneToOne() {
        List<Subject> records = List.of(
                COUNTY.config.subject("r1", ZHANG),
                COUNTY.config.subject("r2", Map.of("name", "张启宗", "birthDate", "1980-05-03")),
                COUNTY.config.subject("r3", SISTER));

        assertThat(WholeFiles.oneToOne(records, COUNTY.index, COUNTY.config, COUNTY.parameters))
                .extracting(link -> link.recordId() + "=" + link.personId())
                .containsExactlyInAnyOrder("r1=zhang", "r3=sister");
    }

    private static RecordMatcher matcher() {
        COUNTY.index.put(COUNTY.config.subject("zhang", ZHANG));
        COUNTY.index.put(COUNTY.config.subject("sister", SISTER));
        return new RecordMatcher(COUNTY.index, COUNTY.config, COUNTY.parameters);
    }

    private static Map<String, String> levels(Explanation because) {
        Map<String, String> levels = new TreeMap<>();
        because.fields().forEach(field -> levels.put(field.field(), field.level()));
        return levels;
    }

    private static Subject like(Map<String, String> person, Map<String, String> changes) {
        Map<String, String> values = new HashMap<>(person);
        values.putAll(changes);
        values.values().removeIf(String::isEmpty);
        return subject(values);
    }

    private static Subject subject(Map<String, String> values) {
        return COUNTY.config.subject("record", values);
    }

    private static String withCheck(String first17) {
        return first17 + ResidentId.checkCharacter(first17);
    }
}
