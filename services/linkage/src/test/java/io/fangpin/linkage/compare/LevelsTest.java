package io.fangpin.linkage.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.linkage.config.LinkageConfig;
import io.fangpin.schemas.people.ResidentId;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelsTest {
    private static final String ID = withCheck("42128119800503021");
    private static final LinkageConfig CONFIG = LinkageConfig.residents();

    @ParameterizedTest
    @CsvSource({
        "张伟明, 張偉明, EXACT",
        "张伟明, 章维名, SOUND",
        "单小兰, 单小南, NEAR_SOUND",
        "张伟明, 张明, ONE_MISSING",
        "欧阳明, 阳明, ONE_MISSING",
        "张伟明, 张国明, ONE_OTHER",
        "张伟明, 张明伟, ONE_OTHER",
        "张伟明, 张伟强, LAST_OTHER",
        "张伟明, 王伟明, GIVEN_ONLY",
        "张伟, 张强, SURNAME_ONLY",
        "张伟明, 李国强, DIFFERENT",
        "买买提·吐尔逊·阿不都热合曼, 买买提吐尔逊阿不都热合曼, EXACT"
    })
    void comparesNames(String one, String other, String level) {
        assertThat(level("name", one, other)).isEqualTo(level);
        assertThat(level("name", other, one)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "1980-05-03, 19800503, EXACT",
        "1980-05-03, 1980/5/3, EXACT",
        "1980-05-03, 1980年5月3日, EXACT",
        "1980-05-03, 1980-03-05, MONTH_DAY_SWAPPED",
        "1980-05-03, 1980-05-08, ONE_DIGIT",
        "1980-05-03, 1908-05-03, ONE_DIGIT",
        "1980-05-03, 1980-05-21, TWO_PARTS",
        "1980-05-03, 1980-06-14, NEAR",
        "1980-05-03, 1971-11-28, DIFFERENT"
    })
    void comparesBirthDates(String one, String other, String level) {
        assertThat(level("birthDate", one, other)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "13812345678, +86 138-1234-5678, EXACT",
        "13812345678, 13812345687, ONE_EDIT",
        "13812345678, 1381234567, ONE_EDIT",
        "13812345678, 13912345679, DIFFERENT"
    })
    void comparesPhones(String one, String other, String level) {
        assertThat(level("phone", one, other)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"421281103205, VILLAGE", "421281103207, TOWN", "421281, COUNTY", "421222103205, DIFFERENT"})
    void comparesDivisions(String other, String level) {
        assertThat(level("division", "421281103205", other)).isEqualTo(level);
    }

    @Test
    void takesANumberOfTheFirstGenerationForTheSame() {
        assertThat(level("idNo", ID, ID.substring(0, 6) + ID.substring(8, 17))).startsWith("EXACT");
    }

    @Test
    void readsFullWidthDigits() {
        assertThat(level("idNo", ID, "４２" + ID.substring(2))).startsWith("EXACT");
    }

    @Property
    void oneWrongDigitIsATypo(
            @ForAll @IntRange(min = 0, max = 17) int place, @ForAll @IntRange(min = 1, max = 9) int more) {
        assertThat(level("idNo", ID, mistyped(place, more))).isEqualTo("ONE_EDIT");
    }

    @Property
    void aDigitLeftOutIsATypo(@ForAll @IntRange(min = 0, max = 17) int place) {
        assertThat(level("idNo", ID, ID.substring(0, place) + ID.substring(place + 1)))
                .isEqualTo("ONE_EDIT");
    }

    @Property
    void neighboursExchangedAreATypo(@ForAll @IntRange(min = 0, max = 15) int place) {
        String exchanged = ID.substring(0, place) + ID.charAt(place + 1) + ID.charAt(place) + ID.substring(place + 2);

        assertThat(level("idNo", ID, exchanged)).isIn("ONE_EDIT", "EXACT", "EXACT_CONTRADICTED");
    }

    @Property
    void aTwinIsNoTypo(@ForAll @IntRange(min = 1, max = 999) int sequence) {
        String twin = withCheck(
                ID.substring(0, 14) + Integer.toString(1000 + sequence).substring(1));

        if (!twin.equals(ID)) {
            assertThat(level("idNo", ID, twin)).isEqualTo("BOTH_VALID_SIBLINGS");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "张伟明, 1980-05-03, EXACT",
        "章伟明, 1980-05-03, EXACT",
        "张国明, 1980-05-03, EXACT_PARTLY",
        "张伟明, 1971-11-28, EXACT_PARTLY",
        "张国明, 1971-11-28, EXACT_CONTRADICTED",
        "李秀英, 1980-05-03, EXACT_CONTRADICTED"
    })
    void anEqualNumberCountsAsFarAsNameAndBirthDateAgree(String name, String birth, String level) {
        Map<String, String> person = Map.of("idNo", ID, "name", "张伟明", "birthDate", "1980-05-03");
        Map<String, String> record = Map.of("idNo", ID, "name", name, "birthDate", birth);

        assertThat(levels(record, person)).containsEntry("idNo", level);
    }

    @Test
    void aBirthDateReadFromANumberIsNotCountedBesideIt() {
        Map<String, String> person = Map.of("idNo", ID, "name", "张伟明", "birthDate", "1980-05-03");

        assertThat(levels(Map.of("idNo", ID, "name", "张伟明"), person)).containsEntry("birthDate", "MISSING");
        assertThat(levels(Map.of("idNo", mistyped(1, 1), "name", "张伟明"), person))
                .containsEntry("birthDate", "MISSING");
    }

    private static String mistyped(int place, int more) {
        int modulus = place == 17 ? 11 : 10;
        int digit = ID.charAt(place) == 'X' ? 10 : ID.charAt(place) - '0';
        int other = (digit + more) % modulus;
        return ID.substring(0, place) + (other == 10 ? "X" : Integer.toString(other)) + ID.substring(place + 1);
    }

    private static String level(String field, String one, String other) {
        return levels(Map.of(field, one), Map.of(field, other)).get(field);
    }

    private static Map<String, String> levels(Map<String, String> record, Map<String, String> person) {
        RowLayout layout = new RowLayout(CONFIG);
        long[] a = new long[layout.width()];
        long[] b = new long[layout.width()];
        byte[] levels = new byte[layout.fields()];
        layout.encode(CONFIG.subject("r", record), a);
        layout.encode(CONFIG.subject("p", person), b);
        layout.compare(a, b, 0, levels);
        Map<String, String> names = new HashMap<>();
        for (int f = 0; f < levels.length; f++) {
            names.put(
                    CONFIG.fields().get(f).name(),
                    levels[f] < 0
                            ? "MISSING"
                            : layout.comparator(f).levels().get(levels[f]).name());
        }
        return names;
    }

    private static String withCheck(String first17) {
        return first17 + ResidentId.checkCharacter(first17);
    }
}
