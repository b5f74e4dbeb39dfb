package io.fangpin.local;

import io.fangpin.local.LocalOptions.CountyOptions;
import java.nio.file.Path;

/** The command line: {@code --households N --months N --seed S --data-dir DIR --no-load}. */
record Arguments(CountyOptions county, Path dataDir) {
    static final String HELP = """
            用法 / Usage: [选项 / options]
              --households N   合成县的户数,默认 2000 / households of the synthetic county, 2000 by default
              --months N       部门数据的月数,默认 3 / months of departments' feeds, 3 by default
              --seed S         随机种子,默认 421281 / seed, 421281 by default
              --no-load        不载入合成县 / start empty
              --data-dir DIR   数据目录,默认 .local / data folder, .local by default
              -Dfangpin.port.<name>=PORT   (JVM) 更换端口 / moves a port: postgres, kafka, kafka-controller, keycloak,
                               keycloak-management, registry, matching, risk, assistance, funds, dashboard""";

    static Arguments parse(String[] words, Path home) {
        int households = CountyOptions.USUAL.households();
        int months = CountyOptions.USUAL.months();
        long seed = CountyOptions.USUAL.seed();
        Path dataDir = home.resolve(".local");
        for (int i = 0; i < words.length; i++) {
            switch (words[i]) {
                case "--households" -> households = (int) number(words, ++i, 1, 9_999_999);
                case "--months" -> months = (int) number(words, ++i, 1, 60);
                case "--seed" -> seed = number(words, ++i, Long.MIN_VALUE, Long.MAX_VALUE);
                case "--data-dir" -> dataDir = Path.of(value(words, ++i)).toAbsolutePath();
                case "--no-load" -> households = 0;
                default ->
                    throw new LocalException("不认识的参数 %s / Unknown option %s%n%s".formatted(words[i], words[i], HELP));
            }
        }
        return new Arguments(
                households == 0 ? CountyOptions.NONE : new CountyOptions(households, months, seed), dataDir);
    }

    private static long number(String[] words, int index, long least, long most) {
        String text = value(words, index);
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, with the same words as a number out of range.
        }
        throw new LocalException("%s 应为 %d 至 %d 的整数 / %s takes a whole number from %d to %d"
                .formatted(words[index - 1], least, most, words[index - 1], least, most));
    }

    private static String value(String[] words, int index) {
        if (index >= words.length) {
            throw new LocalException("%s 缺少取值 / %s needs a value".formatted(words[index - 1], words[index - 1]));
        }
        return words[index];
    }
}
