"""Every text that a person can be shown keeps to one word for one idea, and to the way we speak."""

from __future__ import annotations

import re

import pytest

from bot.chat.handlers import collect
from bot.wording.words import CANDIDATE_RESPONSES, RESPONSES, STATES, pick
from tests.texts import Text, in_source, texts

# Doctor and the start speak to who runs it; what they quote of WeCom's console is WeCom's word.
CHAT = ("bot/texts", "bot/chat", "bot/notices", "bot/interviews", "bot/wording", "commands")

_TYPED = ("招聘", "招聘协调")  # what people may call HR; they are never called so
_QUOTED = re.compile("[“”][^“”]*[“”]|发：.*|例如：.*")


def in_chat() -> list[Text]:
    """Without what candidates read on their page: they are strangers, and spoken to as such."""
    return [one for one in texts() if one.path.startswith(CHAT) and one.path != "bot/texts/candidate_page.py"]


def shown(text: str) -> str:
    """Without what it tells the reader to type, or what readers may type themselves."""
    return "" if text in _TYPED else _QUOTED.sub("", text)


def test_the_list_holds_what_chat_cards_imports_and_the_command_line_say() -> None:
    pairs = {(one.zh, one.en) for one in texts()}
    assert ("已接受", "accepted") in pairs
    assert ("改主意发“撤销”。", "“undo” takes it back.") in pairs
    assert ("接受", "Accept") in pairs
    assert len(texts()) > 400
    assert {one.path.split("/")[0] for one in texts()} == {"bot", "commands"}
    assert {"bot/texts/imports.py", "bot/texts/notice_names.py", "bot/doctor/database.py"} <= {
        one.path for one in texts()
    }


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('ctx.say("Done.", "好了。")', Text("x.py", 1, "好了。", "Done.")),
        ('pick(("{n} days", "{n} 天"), lang)', Text("x.py", 1, "{n} 天", "{n} days")),
        ('f"{n} 天" if lang == "zh" else f"{n} days"', Text("x.py", 1, "{…} 天", "{…} days")),
        ('raise BadCell(f"“{text}” is none.", f"“{text}”不对。")', Text("x.py", 1, "“{…}”不对。", "“{…}” is none.")),
    ],
)
def test_each_way_of_saying_something_in_two_languages_is_found(source: str, found: Text) -> None:
    assert in_source(source, "x.py") == [found]


def test_a_sentence_stands_as_english_then_chinese_wherever_it_is_written() -> None:
    """Who moves one elsewhere would otherwise tell each reader the other's language."""
    sentences = [one for one in texts() if one.en.endswith((".", "?"))]
    assert len(sentences) > 150
    assert [f"{one.path}:{one.line}" for one in sentences if not one.is_english_first] == []
    [swapped] = in_source('wrong("满了 full", "腾出空间。", "Make room.")', "x.py")
    assert not swapped.is_english_first


def test_one_idea_has_one_word() -> None:
    """无法参加 and not 没空 or 推掉; 替补 and not 备选; 进入面试 and not 进房间; HR; no exclamation marks."""
    chinese = {
        "没空": "无法参加",
        "推掉": "无法参加",
        "备选": "替补",
        "进房间": "进入面试",
        "招聘": "HR",
        "！": "。",
        "请您": "请",
    }
    english = {"!": ".", "Cannot": "can't", "substitue": "substitute"}
    wrong = [
        f"{one.path}:{one.line} says {word}, and {better} is the word: {text}"
        for one in in_chat()
        for text, words in ((one.zh, chinese), (one.en, english))
        for word, better in words.items()
        if word in shown(text)
    ]
    assert not wrong, "\n".join(wrong)


def test_chinese_has_chinese_marks() -> None:
    """After a Chinese character no half-width comma, colon, question or exclamation mark."""
    half_width = re.compile(r"[\u4e00-\u9fff][,:;?!](?![^“]*”)")
    wrong = [f"{one.path}:{one.line}: {one.zh}" for one in in_chat() if half_width.search(one.zh)]
    assert not wrong, "\n".join(wrong)


def test_english_has_english_marks() -> None:
    """No full-width comma, colon, bracket or stop."""
    wrong = [f"{one.path}:{one.line}: {one.en}" for one in in_chat() if re.search("[，。：；？！（）、]", one.en)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_read_back_begins_with_what_a_yes_does(lang: str) -> None:
    """接受 …？, 回复无法参加 …？, and never 无法参加 …？, which would be how it stands."""
    states = {pick(words, lang) for words in (*RESPONSES.values(), *CANDIDATE_RESPONSES.values(), *STATES.values())}
    begins = {
        one.name: pick(one.deed, lang) or one.title(lang)
        for one in collect("commands").commands.values()
        if one.changes and not callable(one.deed)
    }
    assert len(begins) > 10
    wrong = [f"{name}: {words}" for name, words in begins.items() if words in states]
    if lang == "zh":
        wrong += [f"{name}: {words}" for name, words in begins.items() if words.startswith(("无法", "我", "候选人"))]
    assert not wrong, "\n".join(wrong)
