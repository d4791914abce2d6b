"""HR writes down what somebody told them: it is theirs, marked, and they are told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.said import zh, zh_like
from tests.world.ended import over, status
from tests.world.office import Office, lines
from tests.world.town import Town, invited, later


def written(office: Office | Town, user_id: str) -> dict[str, object]:
    [row] = office.rows(
        """SELECT f.recommendation AS verdict, f.summary AS words, w.user_id AS by FROM feedback f
           JOIN member m ON m.id = f.author_id LEFT JOIN member w ON w.id = f.written_by_id
           WHERE m.user_id = %(user_id)s AND f.status = 'submitted'""",
        user_id=user_id,
    )
    return row


def test_it_is_read_back_submitted_as_theirs_and_marked(office: Office) -> None:
    code = over(office)
    said = office.say(f"代写 {code} 李四 推荐 电话里说基础好", "zhangmin")
    assert said == zh(
        "deed.yes_or_no",
        sentence=lines(
            f"{code} 陈晓 · 后端工程师 一面", "推荐", "电话里说基础好" + zh("write_for.read_back", who="李四")
        ),
    )
    assert not office.rows("SELECT 1 FROM feedback WHERE status = 'submitted'")
    assert zh_like("write_for.done", who="李四", complete="").search(office.say("是", "zhangmin"))
    assert written(office, "lisi") == {"verdict": "yes", "words": "电话里说基础好", "by": "zhangmin"}
    assert "李四 推荐（张敏代写）：电话里说基础好" in office.say(f"面评 {code}", "zhangmin")


def test_its_author_reads_it_and_changes_it_within_a_day(place: Town) -> None:
    on = invited(place, "lisi", "wangwu", in_hours=0.5)
    for user_id in ("lisi", "wangwu"):
        place.say(user_id, f"接受 {on.code}")
    later(place, minutes=31)
    later(place, minutes=70)
    place.orders("zhangmin", f"代写 {on.code} 李四 推荐 电话里说基础好")
    later(place, minutes=2)
    assert zh_like(
        "written_for.told",
        by="张敏",
        title=f"{on.code} 陈晓 · 后端工程师 一面",
        said=zh("verdict.yes"),
        words="电话里说基础好",
    ).search("\n".join(place.texts("lisi")))
    assert zh("feedback_due.written_by", by="张敏") in [
        one["content"]["main_title"]["title"] for one in place.cards("lisi")
    ]
    place.orders("lisi", f"面评 {on.code} 待定 还要再看看")
    assert written(place, "lisi") == {"verdict": "no_decision", "words": "还要再看看", "by": None}


def test_after_a_day_it_stays_as_it_is(office: Office) -> None:
    code = over(office)
    office.say(f"代写 {code} 李四 推荐 电话里说基础好", "zhangmin")
    office.say("是", "zhangmin")
    office.clock.at += timedelta(hours=24)
    assert zh_like("feedback.no_longer_changed").search(office.say(f"面评 {code} 待定 还要再看看", "lisi"))


def test_what_is_taken_back_in_time_its_author_never_hears_of(place: Town) -> None:
    on = invited(place, "lisi", "wangwu", in_hours=-2)
    place.orders("zhangmin", f"代写 {on.code} 李四 推荐 电话里说基础好")
    place.settle()
    place.move(seconds=30)
    place.settle()
    assert place.say("zhangmin", "撤销").startswith(zh("undo.done_unnoticed", what=f"面评 {on.code}"))
    later(place, minutes=5)
    assert not [one for one in place.texts("lisi") if zh_like("feedback_due.written_by").search(one)]


def test_the_last_one_completes_it(office: Office) -> None:
    code = over(office, "lisi")
    office.say(f"代写 {code} 不推荐 太慢了", "zhangmin")
    assert zh("feedback.all_is_in") in office.say("是", "zhangmin")
    assert status(office, code) == "completed"


def test_what_is_missing_is_asked_for(office: Office) -> None:
    code = over(office, at="03-11 08:30")
    assert office.say(f"代写 {code}", "zhangmin").startswith("陈晓 今天 08:30：代谁写？\n1) 张三\n2) 李四")
    assert zh_like("write_for.ask_verdict", who="李四").search(office.say("2", "zhangmin"))
    assert office.say("4", "zhangmin").endswith("再写一句话，说说为什么。")
    assert office.say("电话里说基础好", "zhangmin").endswith(
        zh("deed.yes_or_no", sentence=zh("write_for.read_back", who="李四"))
    )


def test_words_about_the_person_are_asked_about_first(office: Office) -> None:
    code = over(office)
    said = office.say(f"代写 {code} 李四 推荐 已婚已育，基础好", "zhangmin")
    assert "面评会存档，建议只写与岗位有关的内容。\n1) 修改\n2) 仍提交" in said
    office.say("1", "zhangmin")
    office.say("基础好", "zhangmin")
    office.say("是", "zhangmin")
    assert written(office, "lisi")["words"] == "基础好"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("代写 {code} 管理员 推荐 好", "不是 {code} 的面试官"),
        ("代写 {ahead} 张三 推荐 好", "{ahead} 还没开始"),
    ],
)
def test_only_who_was_there_and_only_afterwards(office: Office, words: str, said: str) -> None:
    code, ahead = over(office), office.plan("林悦", "03-12 10:00")
    assert said.format(code=code, ahead=ahead) in office.say(words.format(code=code, ahead=ahead), "zhangmin")


def test_only_hr_writes_for_others(office: Office) -> None:
    assert zh_like("refused.role", role=" HR ", names="张敏").search(office.say(f"代写 {over(office)} 李四 推荐 好"))
