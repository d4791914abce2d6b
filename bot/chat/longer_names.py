"""陈晓明, who is not 陈晓: whether a name of two characters goes on, and is a part of somebody else's.

It goes on with a character of given names that begins no word with what stands behind it: 陈晓明改到5点, and not 陈晓明天改.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.nlu.spelling.lexicon import lexicon

_GIVEN = frozenset(
    "伟芳娜丽娟涛兰霞桂英玉萍莉玲芬燕彬斌鹏宇浩凯俊帅鑫林晨辰轩博雅欣怡佳琪涵梓萱彤诗妍嘉晴菲璐瑶蕾丹慧颖蓉茜薇莹雪云秋"
    "星晓柏竹柔品国建志永德福祥瑞旭毅翔波宁楠昊辉峰磊洁琳婷倩睿泽然杰勇艳敏秀华东海山文军静龙松春阳斌勤贤忠诚义礼智信仁"
    "莲荷梅菊桃杏柳枫桐榕槐杉楚湘淑贞娥婉婕媛嫣娇妮姗珊珍珠琴瑾璇瑜琬琼瑛璟珏玥炜炎焕灿烨熙煜彦彪虎豹骏骁驰驹麟凤鸾鸣鹤"
    "鸿鹰雁岚岩岳峻崇巍川江河湖洋沛沐汐沁泓洲润渊淼清澄涵潇澜霖霏霜露雯震霆昕昌昱晖晗景晶暄曦朗朝朵杨柯栋树森楷槿樱歆"
    "哲启尧舜禹坤坚培基堃垚奇奕孜宏宗宝宛宸寅尚屹岑峥嵘嵩幸庆廷弘彰律徽恒恩悦惠愉慕懿成才扬振捷政斐斯旺昭晋曜朋权杭材极"
    "欢武殊民沂泉泰津浦涓淇渝溪滢漫漪炳烁焱煊爽猛珂珩琛琨琰琳瑄瑞璋甫申畅皓盈盛睦硕祎祖禄禾秉穆竣笛筠筱粲绍绮维缘群翠翰"
    "耀聪聿肃育胜舒良艺芊芙芝芷苏苑若茂茵茹莎菁菱萌葵蓓蓝薛蕊蕴虹裕誉谊谦豪贤贵赫超跃轶辛达进远逸邦郁郡铎铭钧钰钦锋锐"
    "言语民梦雨航凡田月思念诗书"
    "锦镇长闻闽阔陶雄韬韵顺颂飒馨骥魁黎默鼎齐晟昀桦娅娴莺凌冰凝丰光飞明亮平安康健强刚超"
)
# Also what somebody does or is: they go on only where the name is over. 李四飞上海, 李四光说不做
_ALSO_SAID = frozenset(
    "丰光飞明亮平安康健强刚超静敏秀品春东海山文军林云龙华江河湖成才信义进远达长申育学欢闻顺默清润爽猛旺盛惠权武民齐辛幸"
    "言语民梦雨航凡田月思念诗书"
    "勤诚盈若维缘群宝朝润震凝舒畅胜扬振政斯极清漫阔贵良晨秋启培树律尚"
)
_OVER = re.compile(
    r"$|[^\u4e00-\u9fff]|的(?!话)|[那这]一?[场个轮边位]|面[试评]|[一二三终初复]面|改[到期成为时下周明后]|换|推[迟到荐后]|取消|提前|延[期后]|"
    r"挪|调|接受|拒绝|确认|待定|不推荐|不?通过|替|来不了|不来|没来|加[入进]|[上中下]午|晚上|早上|[本这下]?周[一二三四五六日天]"
)
# 陈晓明下午3点, 林晚晚到, 陶陶晚7点
_SAYS_WHEN = re.compile(r"明(?=[上中下晚早后天日年儿\d])|[晚早](?=[到点来上些\d])")
_DAY = re.compile("[今明后昨]天|[今明]晚")


def goes_on(text: str, end: int) -> bool:
    """True where the name of two characters that ends there is the beginning of a longer one."""
    further = text[end : end + 1]
    if further not in _GIVEN and further != text[end - 1 : end]:
        return False
    if _SAYS_WHEN.match(text, end):
        return False
    if _DAY.match(text, end + 1):  # 李四光明天有空吗
        return True
    if _begins_a_word(text, end):
        return False
    return further not in _ALSO_SAID or _OVER.match(text, end + 1) is not None


def _begins_a_word(text: str, at: int) -> bool:
    return text[at + 1 : at + 2] != "" and text[at : at + 2] in lexicon().chinese


def longer_ones(text: str) -> Iterator[tuple[str, str]]:
    """陈晓 and 陈晓明, for each name that goes on; whether somebody is called either is not asked."""
    for found in _TWO.finditer(text):
        if goes_on(text, found.end(1)):
            yield found[1], found[1] + text[found.end(1)]


_TWO = re.compile("(?=([\u4e00-\u9fff]{2}))")
