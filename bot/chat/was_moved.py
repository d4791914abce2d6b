"""林悦改三点了我可以: the report that it was moved says which it is of, and what the speaker says to it is their answer.

Beside 我没问题, 我去不了 or fine with me, what is told as done orders nothing: it is left out, or stands for the interview that is
then.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.chat.heard import Heard

_TIME = r"(?:(?:今天?|明天?|后天|(?:下下?|这|本)?(?:周|星期|礼拜)[一二三四五六日天]|早上|上午|中午|下午|晚上|\d{1,2}[月号日]?){0,3}(?:\d{1,2}|[一二两三四五六七八九十]{1,3})点(?:半|一刻|三刻|\d{1,2}分?)?|(?:早上|上午|中午|下午|晚上)?\d{1,2}:\d\d|(?:今天|明天|后天|(?:下下?|这|本)?(?:周|星期|礼拜)[一二三四五六日天])?(?:早上|上午|中午|下午|晚上)?)"
_REPORT = re.compile(
    rf"(?:那场|的面试|那个|这场|[那这]边)?(?:既然|已经|都|被|刚){{0,2}}(?:改|挪|换|移|推|调|提前|推迟|延)(?:到|至|成|在|为)?(?P<time>{_TIME})(?:时间|期|日子)?了[,，。 ]{{0,2}}(?:的话|那|就|那就|这样|嗯|好|好的|ok|行){{0,2}}[,，。 ]{{0,2}}(?=(?:我|这边|没问题|可以|ok|行)(?P<answer>.{{0,14}})$)"
)
_IN_FRONT = re.compile(r"听说|看到|知道|刚才|哦|那|嗯|时间|面试|[,，。 ]")
_GO = "(?:参加|过来|过去|出席|来|去|到|面|上){1,2}"
_OWN_ANSWER = re.compile(  # with an end behind it: 我来通知他 is none
    r"(?:我|我这边|这边)?(?:都|也|就|还是|是|应该|肯定|又|倒|反而){0,2}"
    rf"(?:(?:不能|没法|没空|没时间|不方便|可以|能|有空|有时间|方便)(?:{_GO})?|(?:{_GO})(?:[^,，。]{{0,2}}不[了成])?|"
    r"没问题|没意见|没事|都行|ok|行|接受|不行)"
    r"[的了啊吧呀哈呢啦哦嘛]{0,2}(?=$|[\s,，。.;；!！~～、])(?!.*(?:吗|么|改到|换到|挪到))"
)
_ORDERED = re.compile("(?:[把将请帮]|麻烦)[^,，。;；]*$")  # 把林悦改到三点了: to be done, and not told


def without_the_report(heard: Heard) -> Heard:
    """林悦那场我可以; 三点那场我可以, where nobody is named. The text as it was where nothing was reported, or nothing answered."""
    said = _REPORT.search(heard.low)
    if heard.asks or said is None or not _OWN_ANSWER.match(heard.low, said.end()):
        return heard
    in_front = heard.low[: said.start()]
    if _ORDERED.search(in_front):
        return heard
    which = f"{said['time']}那场" if said["time"] and not _IN_FRONT.sub("", in_front) else "那场"

    def without(text: str) -> str:
        return f"{text[: said.start()]}{which}{text[said.end() :]}"

    return replace(heard, typed=without(heard.typed), low=without(heard.low))
