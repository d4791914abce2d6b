"""Which of the messages that come is switched, and which way: 别关5分钟提醒 leaves it on, don't send it again turns it off."""

from __future__ import annotations

import pytest

from bot.chat.notices_told import switched_in

_OFF = (
    "please don't send me the morning summary again",
    "stop sending the morning summary again",
    "stop sending me the morning summary, again",
    "早上的汇总不用发我",
    "5分钟提醒关掉",
    "别再发早报了",
    "不要恢复早报",
    "早报还是取消吧",
    "no more daily digest",
    "turn off the 5-minute reminder",
    "turn the daily digest off please",
    "don't turn the daily digest back on",
    "早报不要发了，想看的时候我再打开",
    "把刚打开的早报关掉",
    "半小时前的提醒免了",
)
_ON = (
    "别关5分钟提醒",
    "不要停早报",
    "别把5分钟提醒关了",
    "早报别停",
    "不用关晚间提醒",
    "don't turn off the 5-minute reminder",
    "don't turn the evening reminder off",
    "never stop the daily digest",
    "早报恢复",
    "把早报重新打开",
    "关掉的早报给我恢复",
    "之前停掉的5分钟提醒再发",
    "早报还是要发",
    "又想要早报了",
    "别忘了打开早报",
    "send me the daily digest again",
    "turn the daily digest back on",
    "i stopped the daily digest, send it again",
    "don't forget to turn on the daily digest",
    "switch the 5-minute reminder on please",
)
_NEITHER = ("早报几点发", "5分钟提醒", "what is the daily digest")


@pytest.mark.parametrize(("texts", "begins"), [(_OFF, "关 "), (_ON, "开 "), (_NEITHER, "")])
def test_a_message_is_switched_the_way_that_is_meant(texts: tuple[str, ...], begins: str) -> None:
    for text in texts:
        to = switched_in(text)
        assert to.startswith(begins) and bool(to) == bool(begins), (text, to)
