package io.fangpin.kit.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FieldCipherTest {
    private static final String ID_NUMBER = "421281199001011234";

    private final FieldCipher cipher = new FieldCipher(Map.of("k1", key('a'), "k2", key('b')), "k2", key('h'));

    @Test
    void opensWhatItSealed() {
        String sealed = cipher.seal(ID_NUMBER + " 张三");

        assertThat(sealed).startsWith("fp1.k2.").doesNotContain(ID_NUMBER);
        assertThat(cipher.open(sealed)).isEqualTo(ID_NUMBER + " 张三");
    }

    @Test
    void sealsOneTextDifferentlyEachTimeButHashesItAlike() {
        assertThat(cipher.seal(ID_NUMBER)).isNotEqualTo(cipher.seal(ID_NUMBER));
        assertThat(cipher.hash(ID_NUMBER)).isEqualTo(cipher.hash(ID_NUMBER)).hasSize(43);
    }

    @Test
    void opensWhatAnOlderKeySealedAndKnowsItIsStale() {
        FieldCipher older = new FieldCipher(Map.of("k1", key('a')), "k1", key('h'));
        String sealed = older.seal(ID_NUMBER);

        assertThat(cipher.open(sealed)).isEqualTo(ID_NUMBER);
        assertThat(cipher.isStale(sealed)).isTrue();
        assertThat(older.isStale(sealed)).isFalse();
    }

    @Test
    void refusesWhatWasTamperedWith() {
        String sealed = cipher.seal(ID_NUMBER);
        char other = sealed.charAt(20) == 'A' ? 'B' : 'A';
        String tampered = sealed.substring(0, 20) + other + sealed.substring(21);

        assertThatThrownBy(() -> cipher.open(tampered)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cipher.open("plain")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cipher.open("fp1.k9.AAAA")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cipher.open("fp1.k2.AAAA")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hashDependsOnTheKey() {
        FieldCipher other = new FieldCipher(Map.of("k1", key('a')), "k1", key('i'));

        assertThat(other.hash(ID_NUMBER)).isNotEqualTo(cipher.hash(ID_NUMBER));
    }

    @Test
    void worksFromManyThreads() {
        assertThat(IntStream.range(0, 2000).parallel().mapToObj(i -> cipher.open(cipher.seal("n" + i))))
                .hasSize(2000)
                .allMatch(text -> text.startsWith("n"));
    }

    @Test
    void refusesKeysThatAreTooShortOrMissing() {
        assertThatThrownBy(() -> new FieldCipher(Map.of("k1", "c2hvcnQ="), "k1", key('h')))
                .hasMessageContaining("32");
        assertThatThrownBy(() -> new FieldCipher(Map.of("k1", key('a')), "k2", key('h')))
                .hasMessageContaining("k2");
    }

    private static String key(char letter) {
        return Base64.getEncoder()
                .encodeToString(String.valueOf(letter).repeat(32).getBytes(StandardCharsets.UTF_8));
    }
}
