"""Words about somebody's marriage, children, age or origin: nothing that decides about a job, and it would be archived.

What speaks of the person is found, not the word wherever it stands: 年轻化设计, 孩子王游戏 and child process are work.
"""

from __future__ import annotations

import re

_PRODUCTS = "(?:用户|群体|市场|人群|客群|消费|产品|社区|社交|品牌|圈层|端|台|期|续)"
_ZH = re.compile(
    # marriage and children
    "(?:已|未|没|没有|刚|准备|要|快|打算)(?:结过?了?)?婚(?![恋庆纱])|结过?婚[了没吗]|离过?[婚异]了?|婚[姻育](?:状况|情况|问题)|"
    "(?:单身|未婚|已婚)(?![公狗社派])|[他她](?:的)?(?:老公|老婆|丈夫|妻子|先生|太太|男朋友|女朋友|对象)|"
    "(?:备|已|在|刚)(?:孕|育)(?![种期婴])|怀孕了|(?:她|候选人)(?:已经|已|正在|现在|目前|在|可能|打算|准备){0,3}怀孕|(?:休|刚休完|准备休|要休)(?:完)?(?:产|陪产|哺乳)假|"
    "未育|生育(?:计划|意愿|问题)|[生要](?:了|过|完)?(?:孩子|小孩|娃|宝宝|二胎|三胎)|"
    "(?:有|没有?|带|养)(?:着|了|个|一个|两个|俩|三个|\\d个){0,2}(?:孩子|小孩|娃|宝宝)(?![王气们]|画像|模式|账号)|"
    "孩子(?:还?小|还?太小|没人[带看管]|生病|要(?:接|带|照顾))|宝妈|宝爸|奶爸|二胎|三胎|"
    # age
    "(?:年龄|年纪|岁数)(?:有点|有些|比较|偏|太|稍|较|略|已经|不|也|是){0,3}(?:大|小|老|轻|合适|超|问题)|年龄(?:超|卡|劣势|优势|歧视)|"
    "(?:太|很|挺|比较|较|偏|还|更|过于|有点)年轻(?!化|态|的?(?:产品|用户|群体|品牌|社区|风格))|(?:人|年纪)(?:太|有点|比较|偏)老|"
    "(?<![\\d.])(?:[2-6]\\d|[二三四五六]十[一二三四五六七八九多几]?|奔[三四五])(?:多|几)? ?(?:周)?岁(?!以[上下内]|的?(?:用户|儿童|人群|群体)|段|组)|大龄|高龄产|"
    f"(?<!\\d)(?:[5-9][05]|0[05])后(?!{_PRODUCTS})|"
    # origin
    "(?:他|她|候选人)(?:的)?(?:老家|家乡|籍贯)|老家(?:是|在)|籍贯|(?:农村|外地|本地)(?:户口|户籍|出身|来的|人(?![口才工]))|"
    "(?:北京|上海|天津|重庆)户[口籍](?!系统|管理|业务)|口音(?!识别|检测|模型|数据|合成|转换|库)|外国人(?!管理|工作)|"
    "(?:河北|河南|山东|山西|陕西|甘肃|青海|四川|贵州|云南|湖南|湖北|江西|安徽|江苏|浙江|福建|广东|广西|海南|辽宁|吉林|黑龙江|"
    "东北|内蒙古?|新疆|西藏|宁夏|北京|上海|天津|重庆|香港|台湾|潮汕|温州)人(?![才工民口力社均寿事员机数次])|"
    "少数民族|(?:维吾尔|哈萨克|回|藏|壮|苗|彝|满|蒙古)族(?!自治|[群谱])"
)
_WHO = r"(?:he|she|they|candidate|who)(?:'s|'re| is| are| was| were| has| have| got| recently| just| already| might be| may be| will be)*"
_EN = re.compile(
    rf"\b{_WHO} (?:[\w-]+ )?(?:married|divorced|single|pregnant|engaged to be married|widowed)\b|"
    r"\b(?:newly|recently|not|un)[ -]?(?:married|divorced)\b|\bpregnan(?:t|cy)\b(?! (?:app|tracker|product))|"
    r"\bmaternity leave\b|\b(?:her|his) (?:husband|wife|spouse|boyfriend|girlfriend|kids?|child(?:ren)?|baby|family plans)\b|"
    rf"\b{_WHO} (?:(?:two|three|a|one|some|\d|young|small|little) ){{0,3}}(?:kids?|child(?:ren)?|bab(?:y|ies)|toddlers?)\b(?! (?:nodes?|components?|elements?|process|pages?|classes|products?|apps?))|"
    r"\bhav(?:e|ing) (?:kids|babies|a baby)\b|\b(?:single|new) (?:mom|mother|dad|father|parent)\b|"
    rf"\b(?:too|quite|rather|a bit|very) (?:old|young)(?: for|[.,;!]|$)|\b(?:his|her|their) age\b(?! group)|\b{_WHO} (?:about |over |around |already )?[2-6]\d(?: years?(?: old)?| yo)?\b(?!%| ?(?:ms|qps|lines))|"
    r"\bin (?:his|her|their) (?:early |mid |late )?(?:twenties|thirties|forties|fifties|[2-6]0s)\b|"
    r"\b(?:his|her|their) (?:accent|hometown|nationality|ethnicity|race|native country|country of origin)\b|"
    rf"\b{_WHO} (?:a )?(?:foreigner|immigrant)\b|\b{_WHO} (?:originally )?from (?:(?-i:[A-Z]\w+)|the countryside|abroad)",
    re.IGNORECASE,
)


def found_in(words: str) -> list[str]:
    """What in the words is about these, as it is written; nothing where they keep to the job."""
    return list(dict.fromkeys(one[0].strip(" ,.;!") for pattern in (_ZH, _EN) for one in pattern.finditer(words)))
