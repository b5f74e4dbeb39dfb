package io.fangpin.registry;

import static io.restassured.RestAssured.given;

import io.fangpin.schemas.people.ResidentId;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Households and sheets for tests; every number is used once. */
final class Families {

    static final String VILLAGE = "421281100201";
    static final String HEADER = "户编号,行政区划代码,户类型,联系电话,人编号,姓名,身份证号,性别,出生日期,与户主关系,健康状况,劳动技能,参加医疗保险,数据性质";
    private static final AtomicInteger NEXT = new AtomicInteger(1);

    private Families() {}

    static int number() {
        return NEXT.getAndIncrement();
    }

    static String idNo(int number) {
        String first17 = "421281" + "1980%02d%02d".formatted(1 + number / 1000 / 28 % 12, 1 + number / 1000 % 28)
                + "%03d".formatted(number % 1000);
        return first17 + ResidentId.checkCharacter(first17);
    }

    static Map<String, Object> household(int number) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("householdNo", "H" + number);
        form.put("divisionCode", VILLAGE);
        form.put("householdType", "ORDINARY");
        form.put("phone", "13812340001");
        form.put("bankCard", "6228480000000000" + number % 1000);
        form.put("synthetic", true);
        form.put("members", List.of(member(number, "02")));
        return form;
    }

    static Map<String, Object> member(int number, String relation) {
        Map<String, Object> member = new LinkedHashMap<>();
        member.put("personNo", "P" + number);
        member.put("name", "张三" + number);
        member.put("sex", "MALE");
        member.put("birthDate", "1980-01-01");
        member.put("idNo", idNo(number));
        member.put("relationToHead", relation);
        member.put("labourCapacity", "ORDINARY");
        member.put("medicalInsurance", "RESIDENT");
        member.put("health", Map.of("healthStatus", List.of("长期慢性病")));
        return member;
    }

    static Response register(Map<String, Object> form) {
        return given().contentType("application/json").body(form).post("/households");
    }

    static String row(String householdNo, int person, String relation) {
        return String.join(
                ",",
                householdNo,
                VILLAGE,
                "一般农户",
                "13812340001",
                "S" + person,
                "李四" + person,
                idNo(person),
                "男",
                "1980-01-01",
                relation,
                "健康",
                "普通劳动力",
                "城乡居民医保",
                "合成");
    }
}
