"""Words that come from outside (names, jobs, rounds) are shown as they are: no template, no link, and never too long."""

from __future__ import annotations

from bot.db import store
from bot.interviews.models import Feedback, Interview, Member
from tests.said import zh
from tests.world.town import Town, alive, invited, later

LINK = '<a href="https://evil.example">点我</a>'


def call_it(interview: Interview, round_name: str) -> None:
    with store.db.connection_context():
        Interview.update(round_name=round_name).where(Interview.id == interview.id).execute()


def test_a_round_that_looks_like_a_template_does_not_break_what_hr_is_suggested(place: Town) -> None:
    held, on = place.book("wangwu", in_hours=1, candidate="林悦"), invited(place, "lisi", in_hours=30)
    later(place, hours=3)
    with store.db.connection_context():
        Interview.update(status="completed").where(Interview.id == held.id).execute()
        Feedback.create(
            interview=held,
            author=place.member("wangwu"),
            status="submitted",
            recommendation="yes",
            submitted_at=place.at,
        )
    for one in (held, on):
        call_it(one, "{0.__class__}{")
    assert "王五 · 空闲" in place.say("zhangmin", f"换人 {on.code}")
    place.say("lisi", f"无法参加 {on.code} 出差")
    later(place)
    assert place.title("zhangmin") == zh("declined.who_cant", names="李四")


def test_imported_words_do_not_become_a_link(place: Town) -> None:
    on = invited(place, "lisi", candidate=LINK, job=LINK)
    call_it(on, LINK)
    said = [place.say(user_id, words) for user_id in ("lisi", "zhangmin") for words in (str(on.code), "明天", "下一场")]
    place.say("lisi", f"接受 {on.code}")
    later(place)
    assert "<a" not in "".join(said + place.texts("lisi") + place.texts("zhangmin"))
    assert "点我" in said[0]


def test_a_name_of_two_hundred_characters_keeps_nobody_from_hearing_the_rest(place: Town) -> None:
    long = "长" * 200
    on = invited(place, "lisi", candidate=long, job=long)
    call_it(on, long)
    place.say("lisi", f"无法参加 {on.code} 出差")
    other = invited(place, "zhangsan", candidate="林悦")
    place.say("zhangsan", f"无法参加 {other.code} 病了")
    later(place)
    assert [one["content"]["main_title"]["title"] for one in alive(place, "zhangmin")] == [
        zh("declined.who_cant", names="李四"),
        zh("declined.who_cant", names="张三"),
    ]


def test_names_of_people_and_rooms_do_not_become_links_wherever_they_are_read(place: Town) -> None:
    """In the trace, in lists of members, in what is told of who left, was added or takes over, in questions and on cards."""
    with store.db.connection_context():
        for row in store.fetch("SELECT user_id FROM member"):
            Member.update(name=f"{LINK}{row['user_id']}").where(Member.user_id == row["user_id"]).execute()
    on, other = invited(place, "lisi"), place.book("wangwu", in_hours=30, candidate="林悦")
    said = [
        place.say("zhangmin", words)
        for words in (str(on.code), f"换人 {on.code}", f"换人 {on.code} wangwu", "否", "我是谁")
    ]
    said += [
        place.say("admin", words)
        for words in ("成员", "成员 lisi", "成员 zhangmin 停用", "退出", "成员 zhangmin 停用", "1", "是")
    ]
    place.orders("admin", "成员 lisi 停用")
    place.say("zhaoliu", "你好")
    later(place)
    place.tap("admin", "设为面试官")
    place.say("admin", "成员 sunqi 面试官")
    place.say("wangwu", f"无法参加 {other.code} 出差")
    later(place)
    heard = place.sent()
    assert any("evil.example" in str(one) for one in heard)
    assert sum("evil.example" in one for one in said) >= 4
    assert [one for one in (*said, *map(str, heard)) if "<a" in one] == []
