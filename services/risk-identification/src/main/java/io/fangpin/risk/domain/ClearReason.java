package io.fangpin.risk.domain;

/** Why an alert no longer shows. */
public enum ClearReason {
    FACT_WITHDRAWN("部门已撤回所依据的记录", "The department withdrew the record it rested on"),
    FACT_CORRECTED("更正后的记录不再达到预警条件", "The corrected record no longer meets the rule"),
    REGISTRY_CHANGED("农户档案变更后不再达到预警条件", "After a change of the register the rule is no longer met"),
    MEMBER_DECEASED("该成员已死亡", "The member has died"),
    MEMBER_LEFT("该成员已不在本户", "The person is no longer a member of the household"),
    HOUSEHOLD_CLOSED("该户已销号", "The household has been closed"),
    POLICY_CHANGED("规则或政策数值调整后不再达到预警条件", "After a change of rules or policy numbers the rule is no longer met"),
    NO_RISK_FOUND("已核查无风险，一段时间内不再提醒", "People found no risk; it is not raised again for a while"),
    CASE_FOLLOWED("已按流程核查处理，不再达到预警条件", "After people dealt with the case the rule is no longer met"),
    RESTS("仍达到预警条件，但该级别已核查无风险，暂不再提醒", "Still met, but at a level at which people found no risk: it rests for a while"),
    TIME_PASSED("随时间推移不再达到预警条件", "As time has passed the rule is no longer met");

    private final String zh;
    private final String en;

    ClearReason(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
