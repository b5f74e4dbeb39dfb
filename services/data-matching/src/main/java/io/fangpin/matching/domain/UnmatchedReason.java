package io.fangpin.matching.domain;

/** Why a record is nobody's yet; the record is kept. */
public enum UnmatchedReason {
    /** 无身份证号. */
    ID_ABSENT("无身份证号", "No ID number"),
    /** 身份证号校验位不符. */
    ID_CHECK_DIGIT("身份证号校验位不符", "The ID number's check digit does not fit"),
    /** 登记库中无此身份证号. */
    ID_UNKNOWN("登记库中无此身份证号", "Nobody registered has this ID number"),
    /** 身份证号相同而姓名不同. */
    NAME_DIFFERS("身份证号相同但姓名不同", "Same ID number, another name"),
    /** 身份证号相同而出生日期不同. */
    BIRTH_DATE_DIFFERS("身份证号相同但出生日期不同", "Same ID number, another birth date"),
    /** 疑似匹配，待人工核对. */
    NEEDS_REVIEW("疑似匹配，待人工核对", "Probably a match; somebody should look"),
    /** 经人工核对，不是已登记人员. */
    RULED_OUT("经人工核对，不是建议的人员", "Looked at: not the person that was proposed"),
    /** 家庭成年成员授权不全. */
    CONSENT_ABSENT("家庭成年成员授权不全", "Not every adult of the household has consented"),
    /** 该村没有登记农户. */
    VILLAGE_EMPTY("该村没有登记农户", "No household is registered in the village");

    private final String titleZh;
    private final String titleEn;

    UnmatchedReason(String titleZh, String titleEn) {
        this.titleZh = titleZh;
        this.titleEn = titleEn;
    }

    public String titleZh() {
        return titleZh;
    }

    public String titleEn() {
        return titleEn;
    }
}
