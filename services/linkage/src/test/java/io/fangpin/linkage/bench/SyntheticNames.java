package io.fangpin.linkage.bench;

import io.fangpin.linkage.text.Syllables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Names as a county has them: few surnames, many given names, common ones much more common. Synthetic. */
final class SyntheticNames {
    private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
            + "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
            + "常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单"
            + "季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄"
            + "窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝";
    private static final String[] COMPOUND = "欧阳 上官 司马 诸葛 皇甫 尉迟 令狐 司徒 夏侯 慕容".split(" ");
    private static final String MEN = "明国建华文德军志光永海金平林成春东红忠新荣庆云生伟强勇杰磊涛超鹏辉斌波宇浩鑫凯俊峰龙飞翔亮刚"
            + "健宏福祥贵发兴安良清元松根山水木火土长富有才利进学义礼智信仁孝孔先开世家昌盛达权胜武斗升启承宗祖耀坤乾震"
            + "轩泽子涵睿博昊天晨皓然梓豪嘉懿瑞祺霖铭烨煜彬栋楠柏杨帆航远征程锋锐钢铁石岩峻崇岭洋江河湖波澜润泉";
    private static final String WOMEN = "英秀兰珍玉凤梅桂香菊莲翠芳金春霞素美爱云花月娥腊银元喜冬细满红艳丽娟静敏婷倩雪莹欣怡涵梦琪雨诗"
            + "佳悦思语可馨瑶妍萱颖琳彤蕊莉萍燕琴华青淑惠慧清巧珠碧芝芬芸蓉蓓薇薇娜娅婉媛嫣姗妮晶晓小文君容仙枝叶柳桃杏荷"
            + "玲珊瑾璐琼瑜璇珂珏珺璟灵凌菱伶岚蓝澜兮希曦熙禧西茜倩芊茵音尹银引英瑛樱缨盈颖影映";
    private static final double COMPOUND_SHARE = 0.002;
    private static final double SHORT_SHARE = 0.18;

    private static final Map<Integer, List<Character>> BY_SOUND = bySound();

    private SyntheticNames() {}

    static String surname(SplittableRandom random) {
        if (random.nextDouble() < COMPOUND_SHARE) {
            return COMPOUND[random.nextInt(COMPOUND.length)];
        }
        return String.valueOf(skewed(SURNAMES, 3.0, random));
    }

    /** A given name that begins with the generation's character where the family keeps one. */
    static String given(boolean male, char generation, SplittableRandom random) {
        if (generation != 0) {
            return "" + generation + character(male, random);
        }
        String last = String.valueOf(character(male, random));
        return random.nextDouble() < SHORT_SHARE ? last : character(male, random) + last;
    }

    static char character(boolean male, SplittableRandom random) {
        return skewed(male ? MEN : WOMEN, 1.7, random);
    }

    /** Another character with the same sound; the same one when there is none. */
    static char homophone(char c, SplittableRandom random) {
        List<Character> others = BY_SOUND.getOrDefault(Syllables.of(c), List.of());
        for (int attempt = 0; attempt < 8 && others.size() > 1; attempt++) {
            char other = others.get(random.nextInt(others.size()));
            if (other != c) {
                return other;
            }
        }
        return c;
    }

    private static char skewed(String characters, double skew, SplittableRandom random) {
        return characters.charAt((int) (Math.pow(random.nextDouble(), skew) * characters.length()));
    }

    private static Map<Integer, List<Character>> bySound() {
        Map<Integer, List<Character>> characters = new HashMap<>();
        for (char c : (SURNAMES + MEN + WOMEN + EXTRA).toCharArray()) {
            List<Character> same = characters.computeIfAbsent(Syllables.of(c), s -> new ArrayList<>());
            if (!same.contains(c)) {
                same.add(c);
            }
        }
        return characters;
    }

    /** Written for others by ear, seldom given. */
    private static final String EXTRA = "名铭国果件健桦画纹闻得徳君钧治致广咏勇嗨京净评坪琳淋呈城纯椿冬董洪鸿终钟欣心容溶情晴芸匀升声惟维唯墙抢永杰节洁"
            + "雷蕾滔桃朝巢朋棚灰晖宾滨玻播羽雨耗好新芯楷恺骏均丰锋珑隆非菲祥详谅量岗纲建剑弘虹夫付想翔柜桂乏法星型按岸量粮轻青圆园嵩宋";
}
