package io.fangpin.risk.policy;

import io.fangpin.kit.problem.Problem.FieldError;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a policy number as given, before it is compared with those known. */
final class NumberCheck {
    private NumberCheck() {}

    /** The JSON may leave out what the record declares: a missing part is a fault, not an exception. */
    @SuppressWarnings("ConstantValue")
    static List<FieldError> faults(PolicyNumber number) {
        List<FieldError> errors = new ArrayList<>();
        if (number.code() == null || !number.code().matches("[A-Z][A-Z0-9_]{2,60}")) {
            errors.add(new FieldError("code", "代码应为大写字母、数字和下划线 / capital letters, digits and underscores"));
        }
        if (number.region() == null || !number.region().matches("\\d{12}")) {
            errors.add(new FieldError("region", "应为12位区划代码 / 12 digits"));
        }
        LocalDate to = number.validTo();
        if (number.validFrom() == null || (to != null && to.isBefore(number.validFrom()))) {
            errors.add(new FieldError("validFrom", "有效期有误 / the validity is not valid"));
        }
        if (number.value() < 0) {
            errors.add(new FieldError("value", "不得为负 / not below zero"));
        }
        if (number.unit() == null || number.unit().isBlank()) {
            errors.add(new FieldError("unit", "缺少单位 / the unit is missing"));
        }
        if (number.sourceDocument() == null || number.sourceDocument().isBlank()) {
            errors.add(new FieldError("sourceDocument", "缺少依据文件 / the source document is missing"));
        }
        return errors;
    }
}
