"""俾, 啷个, 今儿: what is said in a part of the country, as all would write it; and marks that were dictated as words.

In simplified characters. Each with what must not stand around it, where it is a part of other words.
"""

from __future__ import annotations

import re

from bot.nlu.spelling.draft import Draft

_HAN = "\u4e00-\u9fff"
_NO_CHILD = "(?![子童女科媳])"  # 今儿子
_DO = "来去再忘改取催约写排安动管发算给"
_WHEN_AND_WHO = (
    ("得[闲閒]", "有空"),
    ("听朝", "明天早上"),
    ("听晚", "明晚"),
    ("[寻琴]日", "昨天"),
    ("今朝", "今天早上"),
    ("[下晏]昼", "下午"),
    ("上昼", "上午"),
    ("而家", "现在"),
    ("边个", "谁"),
    ("几时", "什么时候"),
)
_SAID = (
    # Cantonese
    ("讲[嘢野]", "说话"),
    ("乜[嘢野]", "什么"),
    ("嘢", "东西"),
    ("唔该晒|唔该(?:你|哂)?(?=$|[。！!~ ])", "谢谢"),
    ("唔该(?:你)?", "麻烦"),
    ("[俾畀]唔过", "给不通过"),
    ("[俾畀]过(?=$|[，,。 ])", "给通过"),
    ("(?<=佢)话|(?<=边个)话", "说"),
    ("唔使", "不用"),
    ("唔好(?=意思)", "不好"),
    ("唔好", "不要"),
    ("唔得[闲閒]", "没空"),
    ("得唔得[闲閒]", "有没有空"),
    ("得唔得", "行不行"),
    ("(?<=我)得(?=[㗎嘅啦喇,，。 ]|$)", "可以"),
    ("(?<=[未已冇没])覆(?!盖)", "回复"),
    ("少少(?=到|来|$)", "一点"),
    ("唔得", "不行"),
    ("不得[闲閒]", "没空"),
    *_WHEN_AND_WHO,
    ("(?<=[来嚟去赶])唔到", "不了"),
    ("嚟得到", "能来"),
    (f"唔(?=[{_HAN}])(?!嗯)", "不"),
    ("冇", "没"),
    ("[俾畀]", "给"),
    ("佢哋", "他们"),
    ("佢", "他"),
    ("我哋", "我们"),
    ("嘅", "的"),
    ("咗", "了"),
    ("嚟", "来"),
    ("喺", "在"),
    ("啲", "点"),
    ("咁", "这么"),
    ("嗰", "那"),
    ("(?:^|(?<=[，,。 ]))呢(?=[个场位日])", "这"),
    ("仲(?=[有未没冇要唔会])", "还"),
    ("听日(?!程)", "明天"),
    ("夜晚", "晚上"),
    ("朝早", "早上"),
    ("边度", "哪里"),
    ("点解", "为什么"),
    ("头先", "刚才"),
    ("[搵揾]", "找"),
    ("应承", "答应"),
    ("记低", "记下"),
    ("(?<=[未没冇])覆(?![盖没])", "回复"),
    ("(?<=[冇未])应(?=$|[，,。？?！ 呀啊㗎喎嘅])", "回复"),
    ("(?<=我)得(?=[㗎喇嘅啦]|$|[，,。！!])", "可以"),
    ("[㗎喇]", "了"),
    # Sichuan
    ("[啷咋]个", "怎么"),
    ("[莫没]得(?![到说选救过多])", "没有"),
    ("(?<![不需])要得(?![到很起了])", "可以"),
    ("晓得", "知道"),
    (f"(?<=[等问催改查写弄搞换])哈(?![哈尔佛利{chr(0x5BC6)}])", "一下"),
    ("看哈(?!尔)", "看看"),
    ("一哈", "一下"),
    (f"(?:^|(?<=[，,。 你就先]))莫(?=[{_DO}])", "别"),
    ("咧(?=$|[，,。？?！])", ""),
    # The north
    *((f"{one}儿个?{_NO_CHILD}", f"{one}天") for one in "今明后昨前"),
    ("老师儿", "老师"),
    ("^(?:各位|大家)?(?:老师|同学|亲)们?[，, ]?(?=(?:早|早上好|你好|您好)[啊呀哦哟]?$)", ""),
    ("晌午", "中午"),
    ("俺们?", "我"),
    ("中不中", "行不行"),
    ("木有", "没有"),
    # Taiwan
    ("(?<=[，,。 ])感恩(?:喔|哦)?(?=[。！!~]?$)", "谢谢"),
    # Shanghai
    ("侬", "你"),
    ("(?<![步砍讨征北杀挞])伐(?=$|[，,。？?！])", "吗"),
    ("覅", "不要"),
    ("辰光", "时候"),
)
_DIALECT = [(re.compile(said), meant) for said, meant in _SAID]
_ALWAYS = [(re.compile(said), meant) for said, meant in _WHEN_AND_WHO]
_OF_A_MARK = "是用号键的里打写怎前后也和在改错"  # 逗号怎么打 speaks of the mark
_MARKS = (
    (re.compile(f"(?<![个加打用写的是中英])逗号(?![{_OF_A_MARK}])"), "，"),
    (re.compile(f"(?<![个加打用写的是中英])句号(?![{_OF_A_MARK}])"), "。"),
    (re.compile(f"(?<![个加打用写的是中英])问号(?![{_OF_A_MARK}])"), "？"),
    (re.compile(f"(?<![个加打用写的是中英])(?:感叹号|叹号)(?![{_OF_A_MARK}])"), "！"),
    (re.compile(f"(?<![个加打用写的是中英])冒号(?![{_OF_A_MARK}])"), "："),
    (re.compile(r"(?<=[a-z0-9])(?<!\ba)(?<!\bthe)(?<!\bno) comma(?= [a-z])", re.IGNORECASE), ","),
    (re.compile(r"(?<=[a-z0-9]) (?:full stop|period)(?=$|\.)", re.IGNORECASE), "."),
    (re.compile(r"(?<=[a-z0-9]) question mark(?=$| )", re.IGNORECASE), "?"),
)
_PERIOD = re.compile(r"\b(?:a|the|this|that|trial|notice|probation|time) period\b", re.IGNORECASE)
_HESITATES = re.compile(  # okay so um friday's is fine
    r"^(?:(?:ok|okay|so|well|right|hello|hi|hey|yeah|um|uh|er|erm|hmm)[ ,.]{1,2}){0,4}(?:um|umm|uh|er|erm|hmm)[ ,]{1,2}(?=[a-z0-9])"
    r"|^ok(?:ay)?,? so,? (?=[a-z])|(?:(?<= )|(?<=,))(?:um|umm|uh|uhh|erm)[ ,]{1,2}",
    re.IGNORECASE,
)
_MAY_BE = re.compile(
    "感恩|老师|[未没冇]覆|[冇未]应|我得(?=[㗎喇嘅啦，,。！!]|$)|[嘢唔俾畀佢咗嚟喺啲咁嗰仲昼搵揾㗎喇啷哈莫咧儿侬伐覅闲閒冇嘅哋]|听[日朝晚]|[寻琴]日|今朝|夜晚|朝早|而家|边[个度]|点解|几时|头先|应承|记低|咋个|没得|要得|晓得|晌午|俺|中不中|木有|辰光"
)


def correct(draft: Draft) -> None:
    if _MAY_BE.search(draft.text):
        for said, meant in _DIALECT:
            draft.each(said, meant)
    for mark, written in _MARKS:
        if mark.search(draft.text) and not (written == "." and _PERIOD.search(draft.text)):
            draft.each(mark, written)
    draft.each(_HESITATES, "")


def correct_times(draft: Draft) -> None:
    """听晚边个得闲 as 明晚谁有空, also of a text that is otherwise read as it was typed."""
    for said, meant in _ALWAYS:
        draft.each(said, meant)
