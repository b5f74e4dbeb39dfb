package io.fangpin.matching.domain;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameFormTest {
    @ParameterizedTest
    @CsvSource({
        "张三, 张 三",
        "张三, 张　三",
        "买买提·吐尔逊, 买买提・吐尔逊",
        "买买提·吐尔逊, 买买提•吐尔逊",
        "买买提·吐尔逊, 买买提．吐尔逊",
        "买买提·吐尔逊, 买买提吐尔逊",
        "ＬＩ雷, Li雷",
        "龙㛃, 龙㛃"
    })
    void spellingsOfOneNameAreOne(String one, String other) {
        assertThat(NameForm.of(one)).isEqualTo(NameForm.of(other));
        assertThat(NameForm.hash(one)).isEqualTo(NameForm.hash(other));
    }

    @ParameterizedTest
    @CsvSource({"张三, 张山", "张三, 三张", "李雷, 李雷雷", "𠮷野, 吉野"})
    void differentNamesStayDifferent(String one, String other) {
        assertThat(NameForm.hash(one)).isNotEqualTo(NameForm.hash(other));
    }

    @Property
    void spacesAndDotsAnywhereDoNotCount(
            @ForAll @CharRange(from = '\u4e00', to = '\u9fa5') String one,
            @ForAll @Chars({' ', '\u3000', '·', '・', '•'}) String between,
            @ForAll @CharRange(from = '\u4e00', to = '\u9fa5') String other) {
        assertThat(NameForm.of(one + between + other)).isEqualTo(one + other);
    }
}
