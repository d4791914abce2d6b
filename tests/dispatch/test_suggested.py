"""Who cannot come names who could: HR is offered them first, and they hear of it only when HR has tapped."""

from __future__ import annotations

import pytest

from tests.said import en, zh, zh_like
from tests.world.town import Town, buttons, invited, later


@pytest.mark.parametrize(
    "words",
    [
        "去不了，让王五替一下",
        "{code} 我去不了，让王五替",
        "明天上午那场我去不了，让王五替一下",
        "decline {code}, wangwu can take it",
        "can wangwu take the 10am tomorrow?",
    ],
)
def test_it_is_read_back_once_with_who_is_suggested(place: Town, words: str) -> None:
    on = invited(place, "lisi")
    asked = place.say("lisi", words.format(code=on.code))
    assert asked == zh(
        "deed.yes_or_no",
        sentence=zh(
            "decline.ask_with_stand_in",
            title=f"{on.code} 陈晓 · 后端工程师 一面",
            when="3月12日 周四 10:00–11:00",
            who="王五",
            but="",
            why="",
        ),
    )
    assert place.say("lisi", "否") == zh("let_go.nothing_changed")


def test_hr_is_offered_who_was_named_first_and_only_the_tap_tells_them(place: Town) -> None:
    on = invited(place, "lisi")
    place.orders("lisi", f"{on.code} 我去不了，让王五替一下")
    place.say("lisi", "出差")
    later(place)
    card = place.cards("zhangmin")[-1]
    assert buttons(card)[0] == zh("declined.replace_with", new="王五")
    assert zh("substitute.suggested_by", who="李四") in str(card["content"])
    assert place.chat("wangwu") == []
    place.tap("zhangmin", "换成王五")
    later(place)
    assert zh("invited.title") in place.title("wangwu")


def test_whoever_cannot_come_either_keeps_nobody_from_declining_and_both_read_it(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan")
    first = invited(place, "wangwu", in_hours=72)  # of the same candidate
    place.book("admin", in_hours=24, candidate="林悦")

    def suggests(who: str, but: str) -> None:
        asked = place.say("lisi", f"无法参加 {on.code} 出差，让{who}替一下")
        assert asked == zh(
            "deed.yes_or_no",
            sentence=zh(
                "decline.ask_with_stand_in",
                title=f"{on.code} 陈晓 · 后端工程师 一面",
                when="3月12日 周四 10:00–11:00",
                who=who,
                but=f"（{who}{but}）",
                why=zh("decline.why", reason="出差"),
            ),
        )
        said = place.say("lisi", "是")
        assert said.startswith(f"已回复无法参加：{on.code}")
        assert f"{who}{but}，HR 也会看到。" in said
        later(place)
        card = place.cards("zhangmin")[-1]
        assert {"keyname": "李四推荐", "value": f"{who}（{but}）"} in card["content"]["horizontal_content_list"]
        assert f"换成{who}" not in buttons(card)
        place.say("lisi", f"接受 {on.code}")
        later(place)

    suggests("张三", "本来就在这场面试中")
    suggests("管理员", "那个时间已有面试")
    place.say("wangwu", "休假 3月12日")
    place.say("wangwu", "是")
    suggests("王五", "那个时间在休假")
    place.say("wangwu", f"无法参加 {first.code} 认识候选人")
    suggests("王五", "这场无法参加")  # and not why
    place.say("admin", "成员 王五 停用")
    place.say("admin", "是")
    suggests("王五", "已停用")


def test_whom_nobody_knows_is_told_and_the_decline_stands(place: Town) -> None:
    on = invited(place, "lisi")
    said = place.say("lisi", f"无法参加 {on.code} 出差，让钱多多替一下")
    assert said.startswith(f"已回复无法参加：{on.code}"), said
    assert zh("decline.no_such_colleague", who="钱多多") in said
    later(place)
    rows = place.cards("zhangmin")[-1]["content"]["horizontal_content_list"]
    assert {"keyname": "原因", "value": "出差，让钱多多替一下"} in rows
    place.say("lisi", f"接受 {on.code}")
    asked = place.say("lisi", f"无法参加 {on.code} 出差，让李四替一下")  # who says so: no substitute
    assert "推荐" not in asked
    assert asked.startswith("回复无法参加 陈晓 明天 10:00，原因：出差，让李四替一下") or zh_like("decline.done").match(
        asked
    )


def test_in_english_too(place: Town) -> None:
    on = invited(place, "lisi")
    place.book("wangwu", in_hours=24, candidate="林悦")
    place.say("lisi", "language en")
    asked = place.say("lisi", f"decline {on.code} travelling, wangwu can take it")
    assert asked.endswith("and suggest 王五 instead (who has another interview then), reason: travelling? yes/no"), (
        asked
    )
    assert en("decline.kept_away_hr_reads", who="王五", but=en("kept_away.interviews_then")) in place.say("lisi", "yes")


def test_undone_nothing_of_it_is_left(place: Town) -> None:
    on = invited(place, "lisi")
    place.orders("lisi", f"{on.code} 我去不了，让王五替一下")
    assert zh_like("undo.done_unnoticed").search(place.say("lisi", "撤销"))
    assert place.rows("SELECT suggested_id FROM participant WHERE interview_id = %(id)s", id=on.id) == [
        {"suggested_id": None}
    ]
    later(place)
    assert place.cards("zhangmin") == []


def test_what_only_supposes_or_asks_changes_nothing(place: Town) -> None:
    on = invited(place, "lisi")
    for words in (f"要是 {on.code} 我去不了，让王五替一下行吗", f"王五能替我面 {on.code} 吗"):
        assert "是/否" not in place.say("lisi", words), words
    assert place.say("zhangmin", f"{on.code} 让王五替一下").startswith(f"把 {on.code}")  # HR's is a replacement


def test_whom_to_suggest_is_of_what_was_declined_before(place: Town) -> None:
    on = invited(place, "lisi")
    place.say("lisi", f"没空 {on.code}")
    place.say("lisi", "出差")
    for words in ("让王五替我吧", "请王五来替我一下", "陈晓那场让王五替我", "王五可以替我", "wangwu can take it"):
        asked = place.say("lisi", words)
        assert (
            zh_like("decline.ask_with_stand_in").match(asked)
            and f"{on.code} 陈晓" in asked
            and asked.endswith("并推荐王五接替？是/否")
        ), f"{words}: {asked}"
        place.say("lisi", "否")
    place.say("lisi", "让王五替我吧")
    assert place.say("lisi", "是") == zh(
        "decline.suggestion_noted",
        suggested=zh("decline.suggested", who="王五", hears=zh("decline.hears_when_asked", who="王五")),
    )


def test_a_reason_with_somebody_in_it_suggests_them(place: Town) -> None:
    on = invited(place, "lisi")
    place.say("lisi", f"没空 {on.code}")
    assert place.say("lisi", "家里有事，让王五替我吧").endswith("并推荐王五接替，原因：家里有事？是/否")
    said = place.say("lisi", "是")
    assert "家里有事" + zh("decline.suggested", who="王五", hears="") in said, said


def test_no_reason_may_be_said_in_many_words(place: Town) -> None:
    on = invited(place, "lisi")
    for words in ("不说了", "不想说", "不方便说", "还是不说了吧", "保密", "rather not say"):
        place.say("lisi", f"没空 {on.code}")
        assert place.say("lisi", words) == "好的，不写原因，仍是无法参加。", words
        place.say("lisi", "撤销")


def test_a_leave_on_other_days_is_asked_about_and_no_reason(place: Town) -> None:
    on = invited(place, "lisi")
    place.say("lisi", f"没空 {on.code}")
    for words in ("我下周三到周五请假", "我下周三到周五请假，有事找王五", "下周一到周三休假"):
        asked = place.say("lisi", words)
        assert "1) 记下 3月" in asked and "2) 作为原因记下" in asked, f"{words}: {asked}"
        place.say("lisi", "2")
        place.say("lisi", "撤销")
        place.say("lisi", "撤销")
        place.say("lisi", f"没空 {on.code}")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("无法参加 {} 家里有事，让王五替一下", "无法参加 {} 出差，让张三替一下"),
        ("decline {} sick, wangwu could step in", "decline {} travelling, zhangsan could step in"),
        ("无法参加 陈晓 家里有事，让王五替一下", "无法参加 林悦 出差，让张三替一下"),
        ("{} 我去不了，让王五替一下", "{} 我去不了，让张三替一下"),
    ],
)
def test_another_decline_is_of_its_own_interview_and_the_first_is_said_to_be_not_done(
    place: Town, first: str, second: str
) -> None:
    on, other = invited(place, "lisi"), place.book("lisi", in_hours=26, candidate="林悦")
    place.say("lisi", first.format(on.code))
    asked = place.say("lisi", second.format(other.code))
    assert (
        zh_like("decline.ask_with_stand_in").match(asked)
        and f"{other.code} 林悦" in asked
        and zh_like("decline.ask_with_stand_in", who="张三", but="").search(asked)
    ), asked
    assert (
        "\n\n没有做：无法参加 陈晓 明天 10:00" in asked
        and zh("deed.suggesting", who="王五") + "。要做发“继续”。" in asked
    )
    assert place.say("lisi", "是").startswith(f"已回复无法参加：{other.code}")


def test_to_let_somebody_come_is_a_suggestion_as_well(place: Town) -> None:
    on = invited(place, "lisi")
    for words in ("家里有事，让王五来", "家里有事，让王五来面", "家里有事，请王五去吧"):
        asked = place.say("lisi", f"无法参加 {on.code} {words}")
        assert asked.endswith("，并推荐王五接替，原因：家里有事？是/否"), f"{words}: {asked}"
        place.say("lisi", "否")


def test_nobody_stands_in_for_themselves_and_a_stranger_is_told_in_english_too(place: Town) -> None:
    on = invited(place, "lisi")
    place.say("lisi", f"无法参加 {on.code} 出差，让李四替一下")
    assert zh("decline.not_by_oneself") in place.say("lisi", "是")
    place.say("lisi", "language en")
    for words, told in (
        ("sick, Bob could step in", en("decline.no_such_colleague", who="Bob")),
        ("sick, let Bob Jones take it", en("decline.no_such_colleague", who="Bob Jones")),
        ("sick, lisi could step in", en("decline.not_by_oneself")),
    ):
        place.say("lisi", f"accept {on.code}")
        place.say("lisi", f"decline {on.code} {words}")
        assert told in place.say("lisi", "yes"), words
