package io.fangpin.simulation.county;

/** Relation to the head in the wording of the registration sheet. */
public enum Relation {
    HEAD("户主"),
    SPOUSE("配偶"),
    SON("子"),
    DAUGHTER("女"),
    DAUGHTER_IN_LAW("儿媳"),
    GRANDSON("孙子"),
    GRANDDAUGHTER("孙女"),
    DAUGHTERS_SON("外孙"),
    DAUGHTERS_DAUGHTER("外孙女"),
    FATHER("父亲"),
    MOTHER("母亲");

    private final String titleZh;

    Relation(String titleZh) {
        this.titleZh = titleZh;
    }

    public String titleZh() {
        return titleZh;
    }
}
