package io.fangpin.linkage.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurnamesTest {

    @ParameterizedTest
    @CsvSource({
        "单田芳, shan tian fang",
        "查良镛, zha liang yong",
        "解晓东, xie xiao dong",
        "仇英, qiu ying",
        "区志强, ou zhi qiang",
        "朴成勇, piao cheng yong",
        "曾国华, zeng guo hua",
        "任正明, ren zheng ming",
        "盖文, ge wen",
        "乐嘉, yue jia",
        "尉迟恭, yu chi gong",
        "万俟卨文, mo qi xie wen",
        "令狐冲, ling hu chong",
        "长孙无忌, zhang sun wu ji",
        "单于明, chan yu ming",
        "万里, wan li",
        "吕丽, lv li"
    })
    void readsASurnameAsASurname(String name, String sounds) {
        assertThat(spelt(name)).isEqualTo(sounds);
    }

    @ParameterizedTest
    @CsvSource({
        "張偉, 张伟",
        "劉曉東, 刘晓东",
        "王 芳, 王芳",
        "　李　强, 李强",
        "买买提·吐尔逊, 买买提吐尔逊",
        "买买提•吐尔逊, 买买提吐尔逊",
        "买买提．吐尔逊, 买买提吐尔逊",
        "ｗａｎｇ, WANG",
        "李囯峯, 李国峰",
        "蘓寳昇, 苏宝升"
    })
    void bringsSpellingsOfANameToOneForm(String written, String form) {
        assertThat(formOf(written)).isEqualTo(form);
    }

    @Test
    void cutsWhatIsTooLongAndHasNothingToSayAboutNothing() {
        assertThat(Characters.name("买买提吐尔逊", new char[3])).isEqualTo(3);
        assertThat(Characters.name(" \t", new char[3])).isZero();
    }

    @ParameterizedTest
    @CsvSource({"nan, lan", "zhang, zan", "shi, si", "ling, nin", "hua, fa"})
    void hearsDialectSoundsAsTheSame(String one, String other) {
        assertThat(Syllables.merged(Syllables.of(one))).isEqualTo(Syllables.merged(Syllables.of(other)));
    }

    private static String formOf(String written) {
        char[] form = new char[16];
        return new String(form, 0, Characters.name(written, form));
    }

    private static String spelt(String name) {
        char[] form = new char[16];
        int[] sounds = new int[16];
        int length = Characters.name(name, form);
        Surnames.sounds(form, length, sounds);
        StringBuilder spelt = new StringBuilder();
        for (int i = 0; i < length; i++) {
            spelt.append(i == 0 ? "" : " ").append(Syllables.spelling(sounds[i]));
        }
        return spelt.toString();
    }
}
