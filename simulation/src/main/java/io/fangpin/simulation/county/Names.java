package io.fangpin.simulation.county;

import java.util.SplittableRandom;

/** Plausible names from small tables of our own: common surnames of the region and given-name characters by sex and age. */
public final class Names {

    /** Common ones first; the place in the table is the weight. */
    private static final String SURNAMES =
            "王李张刘陈杨黄周吴徐胡朱高林何郭马罗余宋郑谢唐邓许冯曹彭曾肖田董潘袁蔡蒋于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金贾夏韦付方白邹孟熊秦邱江尹薛段雷侯龙史陶黎贺顾毛郝龚邵万钱严赖覃洪武戴莫孔";

    /** Surnames that nobody in the register has, so that a stranger never shares a name with a registered person. */
    private static final String[] STRANGERS = "欧阳 上官 司徒 诸葛 皇甫 令狐 卓 冉 岑 鲍 卞 柏 竺 隋 占 游 苗 桂 艾 柯".split(" ");

    private static final String MEN_OLD = "国建华德明志文光荣祥贵福生金春永正兴发云海平忠元良松林清成世友开先";
    private static final String MEN_YOUNG = "伟强军杰涛磊鹏浩宇轩子俊博昊天泽晨睿嘉豪铭航佳凯翔旭帆恒毅辰乐";
    private static final String WOMEN_OLD = "秀英桂兰珍玉凤梅香菊莲翠芳金春霞素美爱云花月娥腊银元喜冬细满";
    private static final String WOMEN_YOUNG = "芳丽娟静敏艳婷倩雪莹欣怡涵梦琪雨诗佳悦思语可馨瑶妍萱颖琳彤蕊";

    /** Pairs of characters of one sound, as clerks mishear them. */
    private static final String SAME_SOUND = "国囯建健华花德得明铭志至文闻光广荣容祥详贵桂福富生升金今春椿永泳正政兴星云芸平萍忠中"
            + "良梁松嵩林琳清青成诚世士友有先仙伟玮军君杰洁涛滔磊垒鹏朋浩昊宇雨俊峻博搏天添晨辰睿瑞嘉佳豪毫航杭翔祥帆凡恒衡毅义"
            + "秀绣英瑛兰岚珍真玉钰凤奉梅玫香湘莲连翠萃芳方霞侠月悦娥鹅丽莉娟鹃静婧艳燕婷亭莹颖欣新怡宜涵晗琪琦思斯馨心瑶遥妍研萱轩彤童";

    private static final int YOUNG_SINCE = 1975;

    private Names() {}

    static String surname(SplittableRandom random) {
        double u = random.nextDouble();
        return String.valueOf(SURNAMES.charAt((int) (u * u * SURNAMES.length())));
    }

    static String given(SplittableRandom random, boolean male, int birthYear) {
        boolean young = birthYear >= YOUNG_SINCE;
        String characters = male ? (young ? MEN_YOUNG : MEN_OLD) : (young ? WOMEN_YOUNG : WOMEN_OLD);
        String first = character(characters, random);
        return random.nextDouble() < 0.16 ? first : first + character(characters, random);
    }

    /** A full name with a surname outside the register. */
    public static String ofStranger(SplittableRandom random, boolean male, int birthYear) {
        return STRANGERS[random.nextInt(STRANGERS.length)] + given(random, male, birthYear);
    }

    /** The surname with another given name. */
    public static String ofTwin(String name, boolean male, int birthYear, SplittableRandom random) {
        String twin = name;
        while (twin.equals(name)) {
            twin = name.charAt(0) + given(random, male, birthYear);
        }
        return twin;
    }

    /** The name with another character of the same sound; the same name when none is known. */
    public static String misheard(String name) {
        for (int i = name.length() - 1; i > 0; i--) {
            int place = SAME_SOUND.indexOf(name.charAt(i));
            if (place >= 0) {
                return name.substring(0, i) + SAME_SOUND.charAt(place ^ 1) + name.substring(i + 1);
            }
        }
        return name;
    }

    private static String character(String characters, SplittableRandom random) {
        return String.valueOf(characters.charAt(random.nextInt(characters.length())));
    }
}
