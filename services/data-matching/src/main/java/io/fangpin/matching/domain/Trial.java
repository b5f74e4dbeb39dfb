package io.fangpin.matching.domain;

import io.fangpin.linkage.config.Subject;
import io.fangpin.linkage.decide.Decision;
import io.fangpin.linkage.decide.Decision.Accept;
import io.fangpin.linkage.decide.Decision.Leave;
import io.fangpin.linkage.decide.Decision.Review;
import io.fangpin.linkage.decide.RecordMatcher;
import io.fangpin.linkage.model.LinkageParameters;
import java.util.List;

/**
 * What other parameters would change, tried on recent records and on what people ruled.
 *
 * @param records tried
 * @param accepted newly accepted, which were left or for review
 * @param review newly for review
 * @param left newly left, which were accepted or for review
 * @param otherPerson accepted before and now, but for somebody else
 * @param reviewBefore records for review with the parameters in force; {@code reviewNow} with the new ones
 * @param labels rulings they were tried on; {@code agreedBefore} and {@code agreedNow} of them agree with people
 */
public record Trial(
        int records,
        int accepted,
        int review,
        int left,
        int otherPerson,
        int reviewBefore,
        int reviewNow,
        int labels,
        int agreedBefore,
        int agreedNow) {

    /** What people ruled about a record. */
    public record Label(Subject record, String personId, boolean same) {}

    public static Trial of(
            PersonIndex index,
            List<Subject> records,
            List<Label> labels,
            LinkageParameters before,
            LinkageParameters now) {
        RecordMatcher old = index.matcher(before);
        RecordMatcher fresh = index.matcher(now);
        Counts counts = new Counts();
        for (Subject record : records) {
            counts.count(old.decide(record), fresh.decide(record));
        }
        return new Trial(
                records.size(),
                counts.accepted,
                counts.review,
                counts.left,
                counts.otherPerson,
                counts.reviewBefore,
                counts.reviewNow,
                labels.size(),
                agreeing(old, labels),
                agreeing(fresh, labels));
    }

    private static int agreeing(RecordMatcher matcher, List<Label> labels) {
        return (int) labels.stream()
                .filter(label -> agrees(matcher.decide(label.record), label))
                .count();
    }

    /** A record that is put before people again neither agrees nor contradicts; it counts as agreeing only when right. */
    private static boolean agrees(Decision decision, Label label) {
        boolean accepted =
                decision instanceof Accept accept && accept.personId().equals(label.personId);
        return accepted == label.same;
    }

    private static final class Counts {
        private int accepted;
        private int review;
        private int left;
        private int otherPerson;
        private int reviewBefore;
        private int reviewNow;

        void count(Decision before, Decision now) {
            reviewBefore += before instanceof Review ? 1 : 0;
            reviewNow += now instanceof Review ? 1 : 0;
            switch (now) {
                case Accept accept -> {
                    if (!(before instanceof Accept same)) {
                        accepted++;
                    } else if (!same.personId().equals(accept.personId())) {
                        otherPerson++;
                    }
                }
                case Review r -> review += before instanceof Review ? 0 : 1;
                case Leave l -> left += before instanceof Leave ? 0 : 1;
            }
        }
    }
}
