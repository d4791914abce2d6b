"""What a candidate reads and does at the page that their link opens."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta

import pytest
import requests
from icalendar import Calendar

from bot.db import store
from bot.interviews import self_choice
from bot.interviews.models import Interview
from tests.browsing import Browser, Shown
from tests.said import en, zh, zh_like
from tests.world import rooms
from tests.world.by_link import now_so
from tests.world.candidates import MEETING, SAFARI, WECHAT, AtThePage, to_choose
from tests.world.town import Town, alive, buttons, invited, later, order

DESKTOP = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36"


def has(place: Town, column: str, value: str) -> None:
    with store.db.connection_context():
        store.execute(f"UPDATE candidate SET {column} = %(value)s", value=value)


# --- what they read -----------------------------------------------------------------------------------------------------


def test_it_says_when_where_how_many_and_whom_to_ask_and_names_nobody_of_the_panel(place: Town) -> None:
    on = invited(place, "lisi", "wangwu")
    place.say("zhangmin", "电话 13800138000")
    seen = AtThePage(place, on).look()
    assert seen.status == 200
    for said in (
        "示例公司",
        "后端工程师 · 一面",
        "3月12日 周四 10:00–11:00",
        "（北京时间）",
        zh("candidate_page.interviewers", n=2),
        zh("candidate_page.video"),
        "张敏",
        "13800138000",
        zh("candidate_page.prepare_quiet_place"),
        zh("candidate_page.prepare_camera"),
        zh("candidate_page.please_answer"),
    ):
        assert said in seen.words, said
    for hidden in ("李四", "王五", str(on.code), "meeting.example.com", "你", "写代码"):
        assert hidden not in seen.words, hidden


def test_before_the_first_answer_it_says_who_keeps_what_for_how_long_and_who_deletes_it(place: Town) -> None:
    on = invited(place, "lisi")
    candidate = AtThePage(place, on)
    seen = candidate.look()
    before = seen.words.partition("确认参加")[0]
    assert zh("candidate_page.privacy_what", who="示例公司") in before
    assert zh_like("candidate_page.privacy_what").search(before)
    assert zh_like("candidate_page.privacy_until").search(before)
    assert zh("candidate_page.privacy_until") in before
    assert zh("candidate_page.privacy_rights", ask=zh("candidate_page.ask_contact", contact="张敏")) in before
    assert "<details" in candidate.tap("确认参加").text  # there still, but not in the way any more


def test_who_sits_in_is_not_counted_and_of_one_there_is_one(place: Town) -> None:
    on = invited(place, "lisi")
    place.say("zhangmin", f"旁听 {on.code} 王五")
    assert zh("candidate_page.interviewers", n=1) in AtThePage(place, on).look().words
    assert "1 interviewer " in AtThePage(place, on).look("?lang=en").words


def test_both_times_are_told_where_their_zone_is_another(place: Town) -> None:
    on = invited(place, "lisi")
    has(place, "zone", "Europe/London")
    seen = AtThePage(place, on).look()
    assert "3月12日 周四 02:00–03:00 （伦敦时间 GMT+0）" in seen.words
    assert zh("candidate_page.company_time") + " 3月12日 周四 10:00–11:00（北京时间）" in seen.words


def test_it_is_in_their_language_and_switched_by_a_tap_for_all_that_follows(place: Town) -> None:
    on = invited(place, "lisi")
    has(place, "lang", "en")
    candidate = AtThePage(place, on, lang="fr")
    assert en("candidate_page.please_answer") in candidate.look().words
    assert zh("candidate_page.please_answer") in candidate.tap("中文").words
    assert zh("candidate_page.confirmed") in candidate.tap("确认参加").words
    assert en("candidate_page.confirmed") in candidate.tap("English").words


@pytest.mark.parametrize(
    ("mode", "said"),
    [("phone", "到时我们会打给您"), ("onsite", zh("candidate_page.we_will_tell"))],
    ids=["phone", "onsite"],
)
def test_without_a_room_to_enter_it_says_how_it_takes_place(place: Town, mode: str, said: str) -> None:
    on = invited(place, "lisi", in_hours=0.2)
    with store.db.connection_context():
        store.execute("UPDATE interview SET mode = %(mode)s", mode=mode)
    seen = AtThePage(place, on).look()
    assert said in seen.words
    assert "进入面试" not in seen.words


# --- their language -----------------------------------------------------------------------------------------------------


def page_of(place: Town, how: str) -> tuple[str, str]:
    """A link's path, and an English word of what it shows."""
    on = invited(place, "lisi", in_hours=30)
    path = AtThePage(place, on).path
    match how:
        case "live":
            return path, "Please tell us whether you can make it"
        case "cancelled":
            place.say("zhangmin", f"取消面试 {on.code} 岗位关闭")
            place.say("zhangmin", "是")
            return path, "This interview is cancelled"
        case "reset":
            order(place, f"重置链接 {on.code}")
            return path, "This link is no longer the latest"
        case "ended":
            place.move(hours=40)
            return path, "This link has ended"
    return f"{path}x", "There is no such page"


@pytest.mark.parametrize("how", ["live", "cancelled", "reset", "ended", "wrong"])
def test_each_page_is_in_the_browsers_language_and_leads_to_the_other_one_which_is_kept(place: Town, how: str) -> None:
    path, said = page_of(place, how)
    browser = Browser(place.web, lang="en-GB,en;q=0.9,zh;q=0.5")
    seen = browser.open(path)
    assert said in seen.words
    assert said not in browser.tap("中文").words
    assert said not in browser.open(path).words, "what was chosen holds for the link opened anew"
    assert said in browser.tap("English").words
    assert said in Browser(place.web, lang="en").open(path).words
    assert said not in Browser(place.web, lang="fr").open(path).words, "where it asks for neither, as the interview is"


def test_what_came_of_an_old_form_leads_to_the_page_in_the_other_language(place: Town) -> None:
    candidate = AtThePage(place, invited(place, "lisi", in_hours=30), lang="en")
    candidate.look()
    candidate.browser.cookies.clear()
    assert en("screen.nothing_changed") in candidate.tap("Confirm: I will be there").words
    seen = candidate.tap("中文")
    assert (seen.status, seen.path) == (200, candidate.path)
    assert zh("candidate_page.please_answer") in seen.words


# --- what they answer ---------------------------------------------------------------------------------------------------


def test_a_tap_confirms_and_hr_hears(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    candidate = AtThePage(place, on)
    candidate.look()
    seen = candidate.tap("确认参加")
    assert (seen.status, seen.path) == (200, candidate.path)
    assert zh("candidate_page.confirmed") in seen.words
    assert now_so(on).candidate_response == "accepted"
    place.settle()
    later(place, hours=2)
    assert zh_like("candidate_says.comes").search(place.texts("zhangmin")[-1])


def test_a_no_is_asked_for_twice(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    candidate = AtThePage(place, on)
    candidate.look()
    assert zh("candidate_decline.sure") in candidate.tap("无法参加").words
    assert now_so(on).candidate_response == "needs_action"
    assert zh("candidate_page.not_coming_we_contact") in candidate.tap("确定不参加").words
    assert now_so(on).candidate_response == "declined"
    place.settle()
    assert [buttons(one) for one in alive(place, "zhangmin")] == [
        [zh("needs_answer.move"), zh("needs_answer.free_the_panel")]
    ]


def fill(candidate: AtThePage, **filled: str) -> Shown:
    """The form for another time, sent."""
    candidate.look("/time")
    return candidate.browser.tap("发给 HR", filled)


def test_other_times_are_told_by_their_own_clock(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    has(place, "zone", "Europe/London")
    candidate = AtThePage(place, on)
    seen = fill(candidate, day1="2026-03-13", hour1="09:30", day2="2026-03-16", hour2="08:00", words="上午最好")
    assert zh("candidate_page.asked_for_another") in seen.words
    place.settle()
    [card] = alive(place, "zhangmin")
    said = [one["value"] for one in card["content"]["horizontal_content_list"]]
    assert said[1:] == ["3月13日 周五 17:30", "3月16日 周一 16:00", "上午最好"]


def test_the_zone_that_their_browser_says_counts(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    fill(AtThePage(place, on), day1="2026-03-13", hour1="09:30", zone="America/New_York")
    place.settle()
    assert "3月13日 周五 21:30" in str(alive(place, "zhangmin")[-1])


def test_what_they_sent_stands_on_the_page_and_in_the_form_opened_again(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    has(place, "zone", "Europe/London")
    candidate = AtThePage(place, on)
    sent = {"day1": "2026-03-13", "hour1": "09:30", "day2": "2026-03-16", "hour2": "08:00"}
    seen = fill(candidate, **sent, words='上午"最好"')
    assert (
        zh("candidate_page.what_you_sent")
        + ' 3月13日 周五 09:30 （伦敦时间 GMT+0） 3月16日 周一 08:00 （伦敦时间 GMT+0） “上午"最好"”'
        in seen.words
    )
    seen = candidate.look("/time")
    fields = {one.get("name"): one for one in seen.tree.iter("input", "textarea")}
    assert {name: fields[name].get("value") for name in sent} == sent
    assert fields["words"].text == '上午"最好"'
    assert [one.get("data-start") for one in seen.tree.iter("fieldset")] == [
        "2026-03-13T09:30:00+00:00",
        "2026-03-16T08:00:00+00:00",
        None,
    ]
    place.say("zhangmin", f"改期 {on.code} 周五下午3点")
    place.say("zhangmin", "是")
    assert not zh_like("candidate_page.what_you_sent").search(candidate.look().words), "it has another time by now"


@pytest.mark.parametrize(
    ("filled", "why"),
    [
        ({}, zh("candidate_time.nothing_asked")),
        ({"day1": "2026-03-13"}, zh("candidate_time.no_hour")),
        ({"hour1": "09:30"}, zh("candidate_time.no_day")),
        ({"day1": "2026-03-10", "hour1": "09:30"}, zh("candidate_time.is_past")),
        ({"day1": "2026-03-12", "hour1": "16:00"}, zh("candidate_time.is_the_same")),
        ({"day1": "2099-03-10", "hour1": "09:30"}, zh("candidate_time.is_too_far")),
        ({"day1": "0001-01-01", "hour1": "00:00"}, zh("candidate_time.unreadable")),
        ({"day1": "9999-12-31", "hour1": "23:59"}, zh("candidate_time.unreadable")),
        ({"day1": "2026-03-13", "hour1": "09:30+08:00"}, zh("candidate_time.unreadable")),
        ({"day1": "<script>", "hour1": "x"}, zh("candidate_time.unreadable")),
        ({"words": "长" * 201}, zh("candidate_time.too_many_words", most="200", n=201)),
        ({"words": " \u0000 "}, zh("candidate_time.nothing_asked")),
        (
            {"day1": "2026-03-13", "hour1": "09:30", "zone": "Mars/Olympus"},
            zh("candidate_time.zone_unknown", zone="北京时间"),
        ),
        ({"day1": "2026-03-13", "hour1": "09:30", "zone": ""}, "没有认出您的时区"),
    ],
)
def test_what_cannot_be_read_is_asked_for_again(place: Town, filled: dict[str, str], why: str) -> None:
    on = invited(place, "lisi", in_hours=30)
    seen = fill(AtThePage(place, on), **filled)
    assert (seen.status, seen.path.endswith("/time")) == (422, True)
    assert why in seen.words
    assert now_so(on).candidate_response == "needs_action"


def test_what_was_filled_in_stands_there_still_and_what_is_wrong_is_marked(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    candidate = AtThePage(place, on)
    filled = {"day1": "2026-03-13", "hour1": "09:30", "day2": "2026-03-16", "day3": "2026-03-10", "hour3": "10:00"}
    seen = fill(candidate, **filled, words='上午"最好"')
    assert zh("candidate_time.look_at_marked") in seen.words
    fields = {one.get("name"): one for one in seen.tree.iter("input", "textarea")}
    assert {name: fields[name].get("value") for name in filled} == filled
    assert fields["words"].text == '上午"最好"'
    wrong = [name for name, one in fields.items() if one.get("aria-invalid") == "true"]
    assert wrong == ["day2", "hour2", "day3", "hour3"]
    seen = candidate.browser.tap("发给 HR", {"hour2": "14:00", "day3": "", "hour3": ""})
    assert zh("candidate_page.asked_for_another") in seen.words


def test_by_a_zone_that_we_do_not_know_nothing_is_sent_before_they_have_looked(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    has(place, "zone", "Europe/London")
    candidate = AtThePage(place, on)
    seen = fill(candidate, day1="2026-03-13", hour1="09:30", zone="Mars/Olympus")
    assert zh("candidate_time.zone_unknown", zone="伦敦时间 GMT+0") in seen.words
    assert "data-zone>" not in seen.text  # the browser would name the same again
    candidate.tap("发给 HR")
    place.settle()
    assert "3月13日 周五 17:30" in str(alive(place, "zhangmin")[-1])


def test_within_twelve_hours_another_time_is_not_offered(place: Town) -> None:
    on = invited(place, "lisi", in_hours=11)
    candidate = AtThePage(place, on)
    assert "想改时间" not in candidate.look().words
    assert zh("candidate_page.not_now") in candidate.look("/time").words
    assert candidate.post("time", sequence="0", words="晚一点").headers["Location"].endswith("note=notnow")


# --- on the day ---------------------------------------------------------------------------------------------------------


def test_late_is_a_tap_and_panel_and_hr_hear(place: Town) -> None:
    on = invited(place, "lisi", in_hours=1)
    candidate = AtThePage(place, on)
    candidate.look()
    seen = candidate.tap("我晚到 10 分钟")
    assert zh("candidate_page.late", minutes="10") in seen.words
    place.settle()
    for user_id in ("lisi", "zhangmin"):
        assert any("候选人会晚到 10 分钟" in one for one in place.texts(user_id))
    assert candidate.post("late", sequence="0", minutes="999").headers["Location"].endswith("note=notnow")


def test_who_has_said_enough_reads_whom_to_call_and_has_no_buttons_that_do_nothing(place: Town) -> None:
    on = invited(place, "lisi", in_hours=1)
    place.say("zhangmin", "电话 13800138000")
    candidate = AtThePage(place, on)
    token = candidate.csrf()
    for tap in ("我晚到 10 分钟", "20 分钟", "30 分钟"):
        seen = candidate.tap(tap)
    assert zh("candidate_page.please_call", who="张敏 13800138000") in seen.words
    assert "我晚到" not in seen.words
    for _ in range(2):
        candidate.tap("确认参加")
        candidate.tap("无法参加")
        candidate.tap("确定不参加")
    seen = candidate.tap("确认参加")
    assert "无法参加" not in seen.words
    old = {"sequence": "0", "reason": ""} | token  # of a page from before
    answer = candidate.browser.fetch("POST", f"{place.web}{candidate.path}/decline", old)
    assert answer.headers["Location"].endswith("note=enough")
    assert zh_like("candidate_page.please_call").search(candidate.look("/decline").words)


def test_on_the_spot_a_tap_says_so(place: Town) -> None:
    on = invited(place, "lisi", in_hours=0.5)
    with store.db.connection_context():
        store.execute("UPDATE interview SET mode = 'onsite'")
    candidate = AtThePage(place, on)
    candidate.look()
    assert zh("candidate_page.here") in candidate.tap("我到了").words
    place.settle()
    assert any(zh_like("is_here.told").search(one) for one in place.texts("lisi"))


def test_from_a_quarter_of_an_hour_before_they_join_and_stand_in_their_room(place: Town) -> None:
    on = invited(place, "lisi", in_hours=1)
    candidate = AtThePage(place, on)
    early = candidate.look()
    assert zh("candidate_page.opens") + " 10:45" in early.words
    assert re.search(r'http-equiv="refresh" content="2701"', early.text)
    assert zh("candidate_page.not_now") in candidate.look("/room").words
    place.move(minutes=45)
    assert "meeting.example.com" not in candidate.look().text
    seen = candidate.tap("进入面试")
    assert seen.path == f"{candidate.path}/room"
    assert f"url={MEETING}1" in seen.text
    assert seen.headers["Referrer-Policy"] == "no-referrer"
    assert place.rows("SELECT actor_kind FROM audit_event WHERE action = 'room.entered'") == [
        {"actor_kind": "candidate"}
    ]


def test_who_came_in_is_thanked(place: Town) -> None:
    candidate = AtThePage(place, invited(place, "lisi", in_hours=0.2))
    candidate.look()
    candidate.tap("进入面试")
    place.move(hours=1.5)
    assert zh("candidate_page.thanks") in candidate.look().words


def test_the_day_before_it_says_on_which_day_and_by_which_clock_they_may_join(place: Town) -> None:
    on = invited(place, "lisi", in_hours=23)
    has(place, "zone", "Europe/London")
    candidate = AtThePage(place, on)
    assert zh("candidate_page.opens") + " 3月12日 周四 00:45 （伦敦时间 GMT+0）" in candidate.look().words
    assert "You can join from Thu 12 Mar 00:45 (London time, GMT+0)" in candidate.look("?lang=en").words


def test_once_it_has_begun_nothing_is_to_be_prepared(place: Town) -> None:
    on = invited(place, "lisi", in_hours=0.5)
    with store.db.connection_context():
        store.execute("UPDATE interview SET mode = 'onsite'")
    candidate = AtThePage(place, on)
    for said in (zh("candidate_page.prepare_be_early"), zh("candidate_page.to_calendar")):
        assert said in candidate.look().words
    place.move(minutes=80)
    for said in (zh("candidate_page.prepare_be_early"), zh("candidate_page.to_calendar")):
        assert said not in candidate.look().words


def test_who_says_that_they_are_late_is_not_asked_whether_they_come(place: Town) -> None:
    candidate = AtThePage(place, invited(place, "lisi", in_hours=1))
    assert zh("candidate_page.please_answer") in candidate.look().words
    seen = candidate.tap("我晚到 10 分钟")
    assert zh("candidate_page.please_answer") not in seen.words
    assert "面试照常，等您来 " in seen.words


# --- a room in which code is written ------------------------------------------------------------------------------------


@pytest.fixture
def coding(place: Town) -> Town:
    return rooms.with_rooms(place)


def test_they_stand_in_the_vendors_room_by_their_own_link(coding: Town) -> None:
    on = rooms.booked(coding, "lisi", in_hours=0.2)
    candidate = AtThePage(coding, on, agent=DESKTOP)
    assert zh("candidate_page.privacy_showmebug") in candidate.look().words
    assert zh("candidate_page.prepare_computer") in candidate.look().words
    seen = candidate.tap("进入面试")
    assert "<strong>陈晓</strong>" in candidate.tap("没有跳转？点这里进入").text
    assert zh("candidate_room.go_on") in seen.words


def test_while_the_room_is_being_made_the_page_looks_again_by_itself(coding: Town) -> None:
    coding.settle()
    rooms.faults(coding, down=True)
    on = rooms.booked(coding, "lisi", in_hours=0.2)
    candidate = AtThePage(coding, on, agent=DESKTOP)
    candidate.look()
    seen = candidate.tap("进入面试")
    assert zh("candidate_room.not_ready") in seen.words
    assert 'http-equiv="refresh" content="15"' in seen.text


def test_where_there_is_no_link_at_all_it_says_whom_to_call_and_does_not_look_for_good(place: Town) -> None:
    on = invited(place, "lisi", in_hours=0.2)
    place.say("zhangmin", "电话 13800138000")
    with store.db.connection_context():
        store.execute("UPDATE interview SET meeting_url = NULL")
    candidate = AtThePage(place, on)
    candidate.look()
    seen = candidate.tap("进入面试")
    assert zh("candidate_room.no_link") + " 请联系 张敏 13800138000 。" in seen.words
    assert not zh_like("candidate_page.here").search(seen.words)
    assert 'http-equiv="refresh"' not in seen.text


@pytest.mark.parametrize(("agent", "is_phone"), [(SAFARI, True), (WECHAT, True), (DESKTOP, False)])
def test_on_a_phone_it_says_that_code_wants_a_computer_with_the_link_to_copy(
    coding: Town, agent: str, is_phone: bool
) -> None:
    on = rooms.booked(coding, "lisi", in_hours=0.2)
    candidate = AtThePage(coding, on, agent=agent)
    seen = candidate.look()
    assert (zh("candidate_page.open_on_computer") in seen.words) is is_phone
    assert (f'value="{coding.web}{candidate.path}"' in seen.text) is is_phone


# --- they choose the time ------------------------------------------------------------------------------------------------


def test_they_choose_from_what_all_have_ticked_and_it_is_booked(place: Town) -> None:
    on = to_choose(place, "lisi", "wangwu")
    candidate = AtThePage(place, on)
    seen = candidate.look()
    assert zh("candidate_page.choose") in seen.words
    slots = re.findall(r'name="slot" value="([^"]+)"', seen.text)
    assert len(slots) == 2
    said = re.findall(r'<time datetime="[^"]+"[^>]*data-end[^>]*>([^<]+)</time>', seen.text)
    after = candidate.tap(said[1])
    assert zh("candidate_page.confirmed") in after.words
    assert said[1] in after.words
    assert now_so(on).slot is not None


def test_two_taps_on_one_time_book_it_once_and_nobody_reads_that_it_is_taken(place: Town) -> None:
    on = to_choose(place, "lisi")
    candidate, slow = AtThePage(place, on), AtThePage(place, on)
    said = re.findall(r"data-end[^>]*>([^<]+)</time>", candidate.look().text)
    slow.look()
    for page in (candidate, slow):
        seen = page.tap(said[0])
        assert zh("candidate_page.confirmed") in seen.words
        assert "被占" not in seen.words
    [row] = place.rows("SELECT count(*) AS n FROM audit_event WHERE action = 'interview.chosen'")
    assert row["n"] == 1


def test_who_chooses_what_hr_has_settled_meanwhile_reads_the_time(place: Town) -> None:
    on = to_choose(place, "lisi")
    candidate = AtThePage(place, on)
    said = re.findall(r"data-end[^>]*>([^<]+)</time>", candidate.look().text)
    order(place, f"改期 {now_so(on).code} 周五下午3点")
    seen = candidate.tap(said[0])
    assert zh("candidate_page.moved_answer_again") in seen.words
    assert "3月13日 周五 15:00" in seen.words


def test_of_the_last_one_that_is_taken_nobody_is_sent_to_choose_another(place: Town) -> None:
    on = to_choose(place, "lisi")
    candidate = AtThePage(place, on)
    said = re.findall(r"data-end[^>]*>([^<]+)</time>", candidate.look().text)
    place.say("lisi", f"选时间 {now_so(on).code} 都不行")
    seen = candidate.tap(said[0])
    assert zh("candidate_page.taken") in seen.words
    assert "请选别的时间" not in seen.words
    assert zh("candidate_page.nothing_yet") in seen.words


def test_of_two_for_one_persons_time_one_wins_and_the_other_sees_new_ones(place: Town) -> None:
    ones = [AtThePage(place, to_choose(place, "lisi", candidate=name)) for name in ("何洁", "周航")]
    shown = [one.look() for one in ones]
    said = [re.findall(r"data-end[^>]*>([^<]+)</time>", one.text) for one in shown]
    both = next(one for one in said[0] if one in said[1])
    assert zh("candidate_page.confirmed") in ones[0].tap(both).words
    seen = ones[1].tap(both)
    assert zh("candidate_page.taken_choose_another") in seen.words
    assert both not in seen.words


def hrs_card(place: Town) -> tuple[str, list[str]]:
    """The title and the buttons of the one card of HR's that can be tapped."""
    place.settle()
    [card] = alive(place, "zhangmin")
    return card["content"]["main_title"]["title"], buttons(card)


def test_none_of_the_times_suits_and_hr_hears_at_once_and_the_panel_nothing(place: Town) -> None:
    on = to_choose(place, "lisi", "wangwu")
    candidate = AtThePage(place, on)
    candidate.look()
    form = candidate.tap("都不合适")
    assert zh("candidate_time.may_be_empty") in form.words
    seen = candidate.tap("发给 HR")
    assert zh("candidate_page.times_said") in seen.words
    assert zh("candidate_page.which_slot") in seen.words, "one of them may be chosen still"
    assert hrs_card(place) == (
        zh("chooses_none.title", name="何洁"),
        [zh("chooses_none.other_days"), zh("chooses_none.set_a_time")],
    )
    assert zh("wish.none_suits") in str(alive(place, "zhangmin")[-1])
    assert place.texts("lisi") == place.texts("wangwu") == []
    assert "何洁" in place.say("zhangmin", "待办")
    assert zh("pending.none_suits") in place.say("zhangmin", "待办")
    code = now_so(on).code
    assert zh("choice.candidate") + zh("candidate_answer.none_suits") in place.say("zhangmin", f"进度 {code}")
    assert zh("choice.candidate") + zh("candidate_answer.needs_action") in place.say("lisi", f"进度 {code}")
    place.tap("zhangmin", "换几天")
    place.settle()
    assert zh("candidate_page.arranging") in candidate.look().words
    assert now_so(on).candidate_response == "needs_action"
    place.say("zhangmin", "撤销")
    assert now_so(on).candidate_response == "tentative"
    assert zh("candidate_page.times_said") in candidate.look().words


def test_when_it_would_suit_may_be_written_with_it_and_another_is_then_chosen_all_the_same(place: Town) -> None:
    on = to_choose(place, "lisi")
    candidate = AtThePage(place, on)
    candidate.look()
    candidate.tap("都不合适")
    seen = candidate.browser.tap("发给 HR", {"day1": "2026-03-20", "hour1": "09:30", "words": "周五都行"})
    assert zh("candidate_page.times_said") in seen.words
    place.settle()
    [card] = alive(place, "zhangmin")
    said = [one["value"] for one in card["content"]["horizontal_content_list"]]
    assert said == [zh("needs_answer.candidate_chooses"), "3月20日 周五 09:30", "周五都行"]
    place.tap("zhangmin", "定一个时间")
    place.settle()
    assert "3月20日 周五 09:30" in place.texts("zhangmin")[-1], "what suits them is offered first"
    times = re.findall(r"data-end[^>]*>([^<]+)</time>", candidate.look().text)
    assert zh("candidate_page.confirmed") in candidate.tap(times[0]).words
    place.settle()
    assert alive(place, "zhangmin") == []


def refuses_all(place: Town, said: dict[str, str]) -> Interview:
    on = to_choose(place, "lisi")
    candidate = AtThePage(place, on)
    candidate.look()
    candidate.tap("都不合适")
    candidate.browser.tap("发给 HR", said)
    place.settle()
    return on


def days_offered(on: Interview) -> list[str]:
    """The first and the last that the panel is asked about."""
    with store.db.connection_context():
        choice = self_choice.of(on.id)
    assert choice is not None
    times = [one.start for one in choice.times.values()]
    return [f"{at:%m-%d}" for at in (min(times), max(times))]


def test_other_days_begin_after_those_that_were_refused_and_the_card_says_which(place: Town) -> None:
    on = refuses_all(place, {})
    before = days_offered(on)
    place.tap("zhangmin", "换几天")
    place.settle()
    assert days_offered(on)[0] > before[1]
    assert "3月19日–25日" in str(place.cards("zhangmin")[-1]["content"])


def test_other_days_are_those_that_the_candidate_named(place: Town) -> None:
    on = refuses_all(place, {"day1": "2026-03-20", "hour1": "09:30", "words": "周五都行"})
    place.tap("zhangmin", "换几天")
    place.settle()
    assert days_offered(on) == ["03-20", "03-20"]


def test_where_the_candidate_wrote_when_a_tap_asks_hr_which_days_that_is(place: Town) -> None:
    on = refuses_all(place, {"words": "3月25日以后才有空"})
    before = days_offered(on)
    place.tap("zhangmin", "换几天")
    place.settle()
    assert place.texts("zhangmin")[-1].endswith(zh("other_days.which_days", title="", words="3月25日以后才有空"))
    assert days_offered(on) == before
    assert zh_like("other_days.read_back", days="3月25日–27日").search(place.say("zhangmin", "3月25日到27日"))
    place.say("zhangmin", "是")
    assert days_offered(on) == ["03-25", "03-27"]


def test_who_was_to_choose_and_does_not_come_is_asked_twice_and_hr_calls_it_off_by_a_tap(place: Town) -> None:
    on = to_choose(place, "lisi")
    candidate = AtThePage(place, on)
    candidate.look()
    assert zh("candidate_decline.sure") in candidate.tap("无法参加").words
    assert now_so(on).candidate_response == "needs_action"
    seen = candidate.tap("确定不参加")
    assert zh("candidate_page.not_coming_we_contact") in seen.words
    assert "无法参加" not in seen.words
    assert hrs_card(place) == (zh("needs_answer.not_coming", name="何洁"), [zh("chooses_none.call_off")])
    assert place.texts("lisi") == []
    waits = place.say("zhangmin", "待办")
    assert zh("pending.not_coming") in waits
    assert "换几天" not in waits
    place.tap("zhangmin", "取消面试")
    later(place)
    assert now_so(on).status == "cancelled"
    assert zh("chooses_none.not_coming") in place.texts("lisi")[-1]


def test_before_there_is_anything_to_choose_the_page_says_that_times_are_coming_and_whom_to_ask(place: Town) -> None:
    on = to_choose(place, "lisi", "wangwu")
    place.say("zhangmin", "电话 13800138000")
    with store.db.connection_context():
        store.execute("DELETE FROM tick WHERE member_id = %(id)s", id=place.member("lisi").id)
    seen = AtThePage(place, on).look()
    assert zh("candidate_page.arranging") in seen.words
    assert zh("candidate_page.nothing_yet") + zh("candidate_page.urgent", said="张敏 13800138000") in seen.words
    assert (zh("candidate_page.say_when") in seen.words, "无法参加" in seen.words) == (True, True)
    assert "都不合适" not in seen.words


def test_where_all_times_are_taken_or_past_it_says_that_others_are_sought(place: Town) -> None:
    on = to_choose(place, "lisi")
    candidate = AtThePage(place, on)
    assert zh("candidate_page.choose") in candidate.look().words
    place.move(days=9)
    seen = candidate.look()
    assert zh("candidate_page.times_gone") in seen.words
    assert zh("candidate_page.choose") not in seen.words


# --- moved, off, over ---------------------------------------------------------------------------------------------------


def test_a_page_from_before_a_move_shows_the_new_time_and_asks_again(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    candidate = AtThePage(place, on)
    candidate.look()
    order(place, f"改期 {on.code} 周五下午3点")
    seen = candidate.tap("确认参加")
    assert zh("candidate_page.moved_answer_again") in seen.words
    assert "3月13日 周五 15:00–16:00" in seen.words
    assert now_so(on).candidate_response == "needs_action"
    assert zh("candidate_page.confirmed") in candidate.tap("确认参加").words


def test_without_a_time_it_says_so(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    order(place, f"改期 {on.code} 时间待定")
    seen = AtThePage(place, on).look()
    assert zh("candidate_page.time_is_open") in seen.words
    assert "确认参加" not in seen.words


def test_who_was_not_met_reads_whom_to_call(place: Town) -> None:
    on = invited(place, "lisi", in_hours=0.2)
    candidate = AtThePage(place, on)
    place.move(minutes=30)
    place.say("lisi", f"候选人未到 {on.code}")
    seen = candidate.look()
    assert zh("candidate_page.did_not_meet") in seen.words
    assert zh("candidate_page.not_met", said="张敏") in seen.words


def test_called_off_it_says_that_it_has_ended_and_whom_to_ask_and_nothing_else(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    place.say("zhangmin", "电话 13800138000")
    candidate = AtThePage(place, on)
    place.say("zhangmin", f"取消面试 {on.code} 岗位关闭")
    place.say("zhangmin", "是")
    seen = candidate.look()
    assert seen.status == 410
    assert "这场面试已取消 有疑问请联系 张敏 13800138000。" in seen.words
    for hidden in ("后端", "陈晓", "一面", "3月", "李四", "示例公司"):
        assert hidden not in seen.text, hidden


def test_after_a_reset_the_first_link_has_ended_and_the_next_opens(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    first = AtThePage(place, on)
    order(place, f"重置链接 {on.code}")
    seen = first.look()
    assert (seen.status, seen.words) == (
        410,
        "请用最新的链接 链接换过新的了，请用最后收到的那个。 有疑问请联系 张敏。 English",
    )
    assert AtThePage(place, on).look().status == 200
    place.say("zhangmin", f"取消面试 {on.code} 岗位关闭")
    place.say("zhangmin", "是")
    assert first.look().words == seen.words, "whether the interview stands is nothing of who has a former link"
    assert first.look("/interview.ics").status == 410


def test_two_hours_after_the_end_it_has_ended(place: Town) -> None:
    on = invited(place, "lisi", in_hours=1)
    candidate = AtThePage(place, on)
    place.move(hours=2, minutes=1)
    seen = candidate.look()
    assert zh("candidate_page.is_over") in seen.words
    assert not zh_like("candidate_page.thanks").search(seen.words), "they never came in"
    place.move(hours=2)
    assert candidate.look().status == 410


# --- the calendar -------------------------------------------------------------------------------------------------------


def event_of(candidate: AtThePage):  # type: ignore[no-untyped-def]
    seen = candidate.look("/interview.ics")
    assert seen.headers["Content-Type"].startswith("text/calendar")
    assert seen.headers["Cache-Control"] == "no-store"
    calendar = Calendar.from_ical(seen.text)
    [event] = calendar.walk("VEVENT")
    return calendar, event


def test_the_calendar_file_is_the_same_event_however_often_it_is_moved(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    candidate = AtThePage(place, on)
    _, first = event_of(candidate)
    assert (first.start, first.end) == now_so(on).slot
    assert (str(first["SUMMARY"]), int(first["SEQUENCE"])) == ("面试：示例公司 后端工程师 · 一面", 0)
    order(place, f"改期 {on.code} 周五下午3点")
    _, second = event_of(candidate)
    assert (second["UID"], int(second["SEQUENCE"])) == (first["UID"], 1)
    assert second.start == first.start + timedelta(hours=23)
    assert "李四" not in candidate.look("/interview.ics").text


def test_called_off_the_file_takes_the_event_out_and_says_nothing_of_it(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    candidate = AtThePage(place, on)
    _, first = event_of(candidate)
    place.say("zhangmin", f"取消面试 {on.code} 岗位关闭")
    place.say("zhangmin", "是")
    candidate.look()
    candidate.tap("从日历中移除")
    calendar, event = event_of(candidate)
    assert (event["UID"], event["STATUS"], calendar["METHOD"]) == (first["UID"], "CANCELLED", "CANCEL")
    assert "后端" not in candidate.look("/interview.ics").text


def test_called_off_before_it_had_a_time_there_is_nothing_to_take_out(place: Town) -> None:
    on = to_choose(place, "lisi")
    code = now_so(on).code
    candidate = AtThePage(place, on)
    place.say("zhangmin", f"取消面试 {code} 岗位关闭")
    place.say("zhangmin", "是")
    seen = candidate.look()
    assert seen.status == 410
    assert "日历" not in seen.words


def test_a_time_that_does_not_stand_any_more_is_not_confirmed_in_the_file(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    candidate = AtThePage(place, on)
    _, event = event_of(candidate)
    assert event["STATUS"] == "CONFIRMED"
    place.say("zhangmin", f"候选人回复 {on.code} 不来")
    assert (now_so(on).status, now_so(on).slot is None) == ("rescheduling", False)
    _, event = event_of(candidate)
    assert event["STATUS"] == "TENTATIVE"


def test_in_wechats_browser_it_says_how_the_file_is_saved(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    seen = AtThePage(place, on, agent=WECHAT).look()
    assert zh("candidate_page.calendar_in_wechat") in seen.words
    assert "interview.ics" not in seen.text
    assert "interview.ics" in AtThePage(place, on).look().text


# --- its style and its script ---------------------------------------------------------------------------------------------


def test_a_style_or_a_script_that_has_changed_has_another_address(place: Town) -> None:
    """A browser keeps each for an hour: with an old script under the same address the page would be half of each."""
    on = invited(place, "lisi")
    paths = re.findall(r'"(/static/[^"]+)"', AtThePage(place, on).look().text)
    assert len(paths) >= 4, paths
    for path in paths:
        name, _, version = path.removeprefix("/static/").partition("?v=")
        served = requests.get(place.web + path, timeout=10).content
        assert version == hashlib.sha256(served).hexdigest()[:12], name
