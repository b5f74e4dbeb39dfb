package io.fangpin.local.bench;

import java.util.List;

/** Small batches of the medical insurance bureau, each row a bill that passes every line, for persons of the register. */
final class ProbeFeed {

    static final String DATASET = "medical-settlements";
    static final String CLIENT = "medical-insurance";

    private static final String HEADER = "身份证号,姓名,年度,住院累计个人自付(元),参保状态,数据性质\n";

    /** As far back as the dataset's contract goes. */
    private static final int EARLIER_YEARS = 10;

    private final FeedDoor door;
    private final int year;
    private final List<RegisteredPerson> people;
    private int next;
    private int files;

    ProbeFeed(FeedDoor door, List<RegisteredPerson> people, int year) {
        this.door = door;
        this.year = year;
        this.people = people;
    }

    /** A batch that was taken in: when its upload began, and its id. */
    record Sent(String batchId, int rows, long startNanos) {}

    boolean hasNext(int rows) {
        return next + rows <= people.size();
    }

    Sent send(int rows) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < rows; i++) {
            row(csv, people.get(next++), year, "88888.00");
        }
        door.renewToken();
        long start = System.nanoTime();
        return new Sent(door.push(csv.toString()), rows, start);
    }

    /** A file of small bills of many years, none of which raises an alert, and each unlike the one before. */
    String bulk(int rows) {
        StringBuilder csv = new StringBuilder(HEADER);
        files++;
        for (int i = 0; i < rows; i++) {
            row(
                    csv,
                    people.get(i % people.size()),
                    year - 1 - i / people.size() % EARLIER_YEARS,
                    "%d.%02d".formatted((i + files) % 90, i % 100));
        }
        return csv.toString();
    }

    private static void row(StringBuilder csv, RegisteredPerson person, int year, String yuan) {
        csv.append(person.idNo()).append(',').append(person.name()).append(',').append(year);
        csv.append(',').append(yuan).append(",城乡居民医保,合成\n");
    }
}
