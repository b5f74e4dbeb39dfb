package io.fangpin.kit.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskingTest {
    @Test
    void showsJustEnough() {
        assertThat(Masking.idNumber("421281199001011234")).isEqualTo("421281********1234");
        assertThat(Masking.phone("13812341234")).isEqualTo("138****1234");
        assertThat(Masking.card("6222020200011112222")).isEqualTo("***************2222");
        assertThat(Masking.name("张三丰")).isEqualTo("张**");
        assertThat(Masking.name("𠮷野家")).isEqualTo("𠮷**");
    }

    @Test
    void hidesWhatIsTooShortWhole() {
        assertThat(Masking.idNumber("1234567890")).isEqualTo("**********");
        assertThat(Masking.phone("1381")).isEqualTo("****");
        assertThat(Masking.card("12")).isEqualTo("**");
        assertThat(Masking.name("")).isEmpty();
    }
}
