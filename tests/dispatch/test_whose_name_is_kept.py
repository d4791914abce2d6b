"""Of a confidential job, and where the candidate is one of us, HR and the panel alone read the name; nobody finds their own file."""

from __future__ import annotations

import pytest

from bot import change
from bot.db import store
from bot.interviews import identity, matches, people
from bot.interviews.audit import Change
from bot.interviews.models import Candidate
from tests.said import YES_OR_NO, zh, zh_like
from tests.world.clock import NOW
from tests.world.office import Office
from tests.world.town import Town, invited, later, to_be_chosen

LOOKS = ("{code}", "陈晓", "日程 明天", "今天有几场面试", "查 陈晓", "进度 {code}")


def all_that_is_read(office: Office, user_id: str, code: str) -> str:
    return "\n".join(office.say(one.format(code=code), user_id).replace("“陈晓”", "") for one in LOOKS)


def candidate_has(office: Office, **reached_by: str) -> None:
    with store.db.connection_context():
        Candidate.update(**reached_by).where(Candidate.name == "陈晓").execute()


def test_of_a_confidential_job_only_hr_and_the_panel_read_the_name(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "zhangsan", manager="zhoujing")
    assert "陈晓" in all_that_is_read(office, "zhoujing", code)
    assert zh_like("confidential.done", job="后端工程师").match(office.say(f"职位保密 {code}", "zhangmin"))
    for user_id in ("zhangmin", "zhangsan"):
        assert "陈晓" in all_that_is_read(office, user_id, code)
    for user_id in ("zhoujing", "admin", "lisi"):
        assert "陈晓" not in all_that_is_read(office, user_id, code), user_id
    assert zh_like("confidential.no_longer").search(office.say(f"职位公开 {code}", "zhangmin"))
    assert "陈晓" in all_that_is_read(office, "zhoujing", code)


def test_only_hr_decides_that(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "zhangsan")
    for user_id in ("zhangsan", "admin"):
        office.say(f"职位保密 {code}", user_id)
    assert office.rows("SELECT 1 FROM job WHERE confidential") == []
    office.say(f"职位保密 {code}", "zhangmin")
    assert office.say(f"职位保密 {code}", "zhangmin") == zh("confidential.already", job="后端工程师")


@pytest.mark.parametrize("first", ["candidate", "member"])
@pytest.mark.parametrize(
    ("of_member", "of_candidate"),
    [("Li.Si@example.com", "li.si@EXAMPLE.com"), ("138 0013 8000", "+86 13800138000"), ("13800138000", "13800138000")],
)
def test_a_candidate_who_is_one_of_us_is_found_whoever_came_first(
    office: Office, first: str, of_member: str, of_candidate: str
) -> None:
    code = office.plan("陈晓", "03-12 14:00", "zhangsan", manager="zhoujing")

    def member() -> None:
        with store.db.connection_context(), change.begin(NOW, kind="operator", tell=False) as begun:
            if "@" in of_member:
                people.put(begun, "lisi", name="李四", email=of_member)
            else:
                identity.read_directory(office.member("lisi"), {"mobile": of_member}, NOW)

    steps = [lambda: candidate_has(office, **{"email" if "@" in of_candidate else "mobile": of_candidate}), member]
    for step in steps if first == "candidate" else reversed(steps):
        step()
    assert "陈晓" in all_that_is_read(office, "zhangmin", code)
    assert "陈晓" in all_that_is_read(office, "zhangsan", code)
    for user_id in ("zhoujing", "admin", "lisi"):
        assert "陈晓" not in all_that_is_read(office, user_id, code), user_id


def test_who_shares_only_the_last_digits_is_somebody_else(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "zhangsan", manager="zhoujing")
    with store.db.connection_context():
        identity.read_directory(office.member("lisi"), {"mobile": "13900138000"}, NOW)
    candidate_has(office, mobile="13800138000")
    assert "陈晓" in all_that_is_read(office, "zhoujing", code)


@pytest.mark.parametrize("user_id", ["zhangmin", "admin", "zhangsan"])
def test_nobody_finds_their_own_file_whatever_their_role(office: Office, user_id: str) -> None:
    code = office.plan("陈晓", "03-12 14:00", "zhangsan")
    with store.db.connection_context(), change.begin(NOW, kind="operator", tell=False) as begun:
        people.put(begun, user_id, email="chenxiao@example.com")
    candidate_has(office, email="chenxiao@example.com")
    read = all_that_is_read(office, user_id, code)
    assert "陈晓" not in read
    assert code not in read.replace(f"“{code}”", "").replace(f"没找到 {code}", "").replace(f"没有找到 {code}", "")


def test_an_address_that_is_taken_away_opens_no_file(office: Office) -> None:
    """Only HR says that they are two people."""
    code = office.plan("陈晓", "03-12 14:00", "zhangsan")
    candidate_has(office, email="a@example.com")
    with store.db.connection_context():
        people.put(Change(NOW, actor_kind="operator"), "lisi", email="a@example.com")
        store.execute("UPDATE member SET email = NULL WHERE user_id = 'lisi'")
        store.execute("UPDATE candidate SET email = 'b@example.com'")
        assert len(store.fetch("SELECT 1 FROM candidate_match WHERE ended_at IS NULL")) == 1
        [untold] = matches.untold()
        with change.begin(NOW, kind="system", tell=False) as begun:
            matches.tell(begun, untold)
        store.execute("UPDATE candidate_match SET shown_at = told_at")  # its card has reached HR
    assert office.say(f"不是同一人 {code} 李四", "zhangmin").endswith(YES_OR_NO)
    office.say("是", "zhangmin")
    with store.db.connection_context():
        assert store.fetch("SELECT 1 FROM candidate_match WHERE ended_at IS NULL") == []


# --- who turns out to be the candidate --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("of_candidate", "words"),
    [
        ({"email": "lisi@example.com"}, "成员 李四 邮箱 lisi@example.com"),
        ({"mobile": "13800138000"}, "关联 13800138000 李四"),
    ],
)
def test_hr_hears_once_that_whoever_turns_out_to_be_the_candidate_does_not_interview(
    place: Town, of_candidate: dict[str, str], words: str
) -> None:
    on = invited(place, "lisi", "wangwu")
    place.say("lisi", f"接受 {on.code}")
    later(place)
    with store.db.connection_context():
        Candidate.update(**of_candidate).execute()
    assert place.cards("zhangmin") == []
    place.say("admin", words)
    later(place)
    assert sorted(one["content"]["main_title"]["title"] for one in place.cards("zhangmin")) == [
        zh("declined.who_cant", names="李四"),
        zh("matched.title", who="李四"),
    ]
    assert zh("declined.who_cant", names="李四") + "，王五 待回复" in place.say("zhangmin", f"进度 {on.code}")
    had = len(place.chat("zhangmin"))
    later(place, minutes=5)
    assert len(place.chat("zhangmin")) == had
    [row] = place.rows("SELECT actor_kind FROM audit_event WHERE action = 'panel.declined'")
    assert row["actor_kind"] == "system"


def test_hr_hears_it_also_where_the_candidate_has_still_to_choose_the_time(place: Town) -> None:
    on = to_be_chosen(place, "lisi", "wangwu")
    later(place)
    with store.db.connection_context():
        Candidate.update(mobile="13800138000").execute()
    place.say("admin", "关联 13800138000 李四")
    later(place)
    later(place, hours=1, minutes=10)  # HR's next list
    [said] = place.texts("zhangmin")
    assert f"{on.code} 陈晓" in said
    assert zh("no_common_time.declined", who="李四") + "。可以发：换人" in said


def test_what_has_begun_stays_as_it_was(place: Town) -> None:
    invited(place, "lisi", in_hours=1)
    later(place, minutes=70)
    with store.db.connection_context():
        Candidate.update(mobile="13800138000").execute()
    place.say("admin", "关联 13800138000 李四")
    later(place)
    assert place.rows("SELECT 1 FROM participant WHERE response = 'declined'") == []


def test_in_other_words_it_is_read_back(office: Office) -> None:
    office.plan("陈晓", "03-12 14:00")
    assert office.say("陈晓这场的职位要保密", "zhangmin") == zh("deed.yes_or_no", sentence="职位保密 陈晓 明天 14:00")
    assert zh_like("confidential.done", job="后端工程师").match(office.say("是", "zhangmin"))


# --- nobody finds by a guess whose name is kept from them ---------------------------------------------------------------

GUESSES = (
    *(
        "查 欧阳密蜜",
        "进度 欧阳密蜜",
        "联系人 欧阳密蜜",
        "欧阳密蜜",
        "欧阳密蜜 几点",
        "欧阳密蜜那场谁面",
        "明天欧阳密蜜的面试在哪",
    ),
    *(
        "接受 欧阳密蜜",
        "看简历 欧阳密蜜",
        "查 欧阳",
        "查 欧阳密米",
        "欧阳密米",
        "进度 欧阳",
        "欧阳那场几点",
        "查 密蜜",
        "查 ouyangmimi",
    ),
    *(
        "ouyang mimi",
        "Ouyang Mimi's interview",
        "progress ouyang mimi",
        "欧阳密蜜面得怎么样",
        "约面 欧阳密蜜 明天下午3点",
    ),
    *(
        "进度 {code} 欧阳密蜜",
        "{code} 欧阳密蜜 几点",
        "接受 {code} 欧阳密蜜",
        "{code}",
        "欧阳密蜜确认了吗",
        "不是欧阳密蜜，是谁",
        "面评 {code} 欧阳密蜜 推荐 好",
    ),
    *(
        "查 财务总监",
        "欧阳密蜜那个",
        "密蜜那场",
        "没空 欧阳密蜜",
        "{code}",
        "Mimi's, when is it",
        "日程 明天",
        "欧阳密蜜的那场",
        "1 欧阳密蜜",
    ),
)


def called(office: Office, name: str) -> None:
    """The only candidate."""
    with store.db.connection_context():
        Candidate.update(name=name).execute()


@pytest.mark.parametrize("user_id", ["zhoujing", "admin", "lisi", "zhangsan"])
@pytest.mark.parametrize("is_one_of_us", [False, True])
def test_who_must_not_read_the_name_finds_the_interview_by_no_guess_at_it(
    office: Office, user_id: str, is_one_of_us: bool
) -> None:
    office.joins("wangwu")
    code = office.plan("欧阳密蜜", "03-12 14:00", "zhangsan", manager="zhoujing", job="财务总监")
    for words in (f"换人 {code} 张三 李四", "是", f"换人 {code} 李四 王五", "是"):
        office.say(words, "zhangmin")
    if is_one_of_us:
        with store.db.connection_context():
            people.put(Change(NOW, actor_kind="operator"), "ouyang", name="某人", email="ou@example.com")
            Candidate.update(email="ou@example.com").where(Candidate.name == "欧阳密蜜").execute()
    else:
        office.say(f"职位保密 {code}", "zhangmin")
    called(office, "欧冶子")
    expected = [office.say(one.format(code=code), user_id) for one in GUESSES]
    called(office, "欧阳密蜜")
    assert [office.say(one.format(code=code), user_id) for one in GUESSES] == expected
    for user_id in ("zhangmin", "wangwu"):
        for one in ("查 {}", "进度 {}", "{}", "查 ouyangmimi"):
            assert code in office.say(one.format("欧阳密蜜"), user_id)
