package io.fangpin.risk.rules.engine;

import io.fangpin.schemas.registry.MemberSnapshot.DibaoPolicy;
import io.fangpin.schemas.registry.MemberSnapshot.TekunPolicy;
import java.util.List;

/** What rules may name of a member; one line a value. */
public final class PersonFields {
    /** All of them. */
    public static final List<Field<PersonView>> ALL = List.of(
            Field.text("personId", PersonView::personId),
            Field.whole("age", PersonView::age),
            Field.text("birthDate", p -> p.member().birthDate().toString()),
            Field.text("sex", p -> p.member().sex().name()),
            Field.flag("head", p -> p.member().head()),
            Field.text("relationToHead", p -> p.member().relationToHead()),
            Field.text("labourCapacity", p -> p.member().labourCapacity().name()),
            Field.flag("canWork", p -> p.member().labourCapacity().canWork()),
            Field.text("medicalInsurance", p -> p.member().medicalInsurance().name()),
            Field.flag("pensionInsured", p -> p.member().pensionInsured()),
            Field.flag("dibao", p -> p.member().dibaoPolicy() != DibaoPolicy.NONE),
            Field.flag("tekun", p -> p.member().tekunPolicy() != TekunPolicy.NONE),
            Field.whole("workMonths", p -> (long) p.member().workMonths()),
            Field.whole("monthlyWageFen", p -> p.member().monthlyWageFen()),
            Field.text("inSchoolStatus", p -> p.member().inSchoolStatus()),
            Field.text("notInSchoolReason", p -> p.member().notInSchoolReason()),
            Field.text("educationLevel", p -> p.member().educationLevel()));

    private PersonFields() {}
}
